#include "wire/dns_query.hpp"

#include "wire/ldns_owner.hpp"

#include <initializer_list>

namespace wire {
namespace {

constexpr std::uint16_t kClassIn = 1;
constexpr std::uint16_t kOpt = 41;
constexpr std::uint16_t kRecursionDesired = 0x0100;  // RFC 1035 section 4.1.1
constexpr std::uint16_t kCheckingDisabled = 0x0010;  // RFC 4035 section 3.2.2
constexpr std::uint16_t kDnssecOk = 0x8000;          // RFC 3225 section 3

void append(std::string& octets, std::uint16_t number)
{
    octets += static_cast<char>(number >> 8U);
    octets += static_cast<char>(number & 0xffU);
}

void append(std::string& octets, std::initializer_list<std::uint16_t> numbers)
{
    for (const auto number : numbers) {
        append(octets, number);
    }
}

/// ID, flags, then how many questions, answers, authorities and additional records follow (RFC 1035 section 4.1.1).
void append_header(std::string& octets, const QueryOptions& options)
{
    const auto flags = static_cast<std::uint16_t>((options.recursion_desired ? kRecursionDesired : 0) |
                                                  (options.checking_disabled ? kCheckingDisabled : 0));
    append(octets, {options.id, flags, 1, 0, 0, options.edns_size > 0 ? std::uint16_t{1} : std::uint16_t{0}});
}

/// Root name, type, size, extended code and version, flags, no data (RFC 6891 section 6.1.2).
void append_opt(std::string& octets, const QueryOptions& options)
{
    octets += '\0';
    append(octets, {kOpt, options.edns_size, 0, options.dnssec_ok ? kDnssecOk : std::uint16_t{0}, 0});
}

}  // namespace

measure::Result<std::string> build_query(const measure::Question& question, const QueryOptions& options)
{
    ldns_rdf* name = nullptr;
    const auto status = ldns_str2rdf_dname(&name, (question.name + ".").c_str());
    if (status != LDNS_STATUS_OK) {
        return measure::error("'" + question.name + "' is not a domain name", {}, ldns_get_errorstr_by_id(status));
    }
    const Owned<ldns_rdf> owned(name);
    std::string octets;
    append_header(octets, options);
    octets.append(static_cast<const char*>(static_cast<const void*>(ldns_rdf_data(name))), ldns_rdf_size(name));
    append(octets, {question.type, kClassIn});
    if (options.edns_size > 0) {
        append_opt(octets, options);
    }
    return octets;
}

}  // namespace wire
