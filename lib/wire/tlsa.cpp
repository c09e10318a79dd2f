#include "wire/tlsa.hpp"

namespace wire {

std::optional<measure::TlsaRecord> read_tlsa(std::string_view rdata)
{
    constexpr std::size_t kHeader = 3;
    if (rdata.size() <= kHeader) {
        return std::nullopt;
    }
    const auto octet = [&](std::size_t at) { return static_cast<std::uint8_t>(rdata[at]); };
    return measure::TlsaRecord{
        .usage = octet(0), .selector = octet(1), .matching = octet(2), .data = std::string(rdata.substr(kHeader))};
}

}  // namespace wire
