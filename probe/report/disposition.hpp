#pragma once

#include "probe/ports/report_channel.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace probe::report {

/// What an answer does to the batch.
enum class Disposition : std::uint8_t {
    delivered,     ///< The collector has it on disk: the spool may forget it.
    retry,         ///< Not now: the same bytes again, with back-off.
    keep_waiting,  ///< Not this way: somebody must mend token, address or version. Kept, tried again slowly.
    refuse,        ///< Never, as far as this answer goes: set aside once it was heard often enough.
};

constexpr std::array<std::string_view, 4> words_of(Disposition)
{
    return {"delivered", "retry", "keep_waiting", "refuse"};
}

/// The table of docs/protocol.md. Only a confirmed 200 frees a place in the spool. Pure.
Disposition judge(const Delivery& delivery);

}  // namespace probe::report
