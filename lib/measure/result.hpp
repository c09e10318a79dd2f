#pragma once
// clang-format off
#include <string>
#include <tl/expected.hpp>
#include <utility>
// clang-format on
namespace measure {

/// We failed (never: the measured thing failed). Written for the person who must act on it.
struct Error {
    std::string what;    ///< What went wrong, in one sentence without a full stop.
    std::string where;   ///< File, line and column, address, batch: whatever finds the spot. May be empty.
    std::string remedy;  ///< What to do about it. May be empty.
};

template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for the failing branch of a Result.
inline tl::unexpected<Error> error(std::string what, std::string where = {}, std::string remedy = {})
{
    return tl::unexpected<Error>(Error{std::move(what), std::move(where), std::move(remedy)});
}

/// "where: what; remedy", with the empty parts left out.
std::string to_string(const Error& error);

}  // namespace measure
