#include "wire/smtp_reply.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

struct End {
    std::size_t taken = 0;
    bool complete = false;
    bool flawed = false;

    bool operator==(const End&) const = default;
};

/// The whole in pieces of one size, as a socket might give them.
End read_in_pieces(std::string_view octets, std::size_t piece)
{
    wire::SmtpReplyReader reader;
    End end;
    while (end.taken < octets.size() && !reader.is_complete() && !reader.flaw()) {
        end.taken += reader.take(octets.substr(end.taken, piece));
    }
    end.complete = reader.is_complete();
    end.flawed = reader.flaw().has_value();
    return end;
}

}  // namespace

/// However the octets are cut into pieces, the reply ends at the same place, or is refused there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view octets(static_cast<const char*>(static_cast<const void*>(data)), size);
    const auto whole = read_in_pieces(octets, std::max<std::size_t>(size, 1));
    if (read_in_pieces(octets, 1) != whole || read_in_pieces(octets, 7) != whole) {
        std::abort();
    }
    return 0;
}
