#pragma once

#include "measure/result.hpp"

#include <stdexcept>
#include <type_traits>
#include <utility>

namespace fakes {

/// The value, or what is wrong as an exception: for what a test or a bench prepares, where an error is no finding.
template <typename T>
T must(measure::Result<T> result)
{
    if (!result) {
        throw std::runtime_error(measure::to_string(result.error()));
    }
    if constexpr (!std::is_void_v<T>) {
        return *std::move(result);
    }
}

}  // namespace fakes
