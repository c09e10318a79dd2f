#pragma once

#include <stdexcept>
#include <string>

namespace codec {

/// What is wrong with a JSON text, and where. Thrown inside codec only; the functions it exports return Result.
class Malformed : public std::runtime_error {
public:
    Malformed(std::string what, std::string place) : std::runtime_error(std::move(what)), pointer(std::move(place)) {}

    std::string pointer;  ///< RFC 6901; grows from the inside out as the exception passes the objects around it.
};

}  // namespace codec
