#pragma once

#include "measure/evidence.hpp"

#include <optional>
#include <string_view>

/// How the pages of one name compare between the families (W-10).
namespace checks {

/// One page over IPv6 and the page over IPv4 that it is most like. Pointers into the evidence.
struct Comparison {
    const measure::HttpFetch* ipv6 = nullptr;
    const measure::HttpFetch* ipv4 = nullptr;
    const measure::Page* page6 = nullptr;  ///< nullptr: not read as a page.
    const measure::Page* page4 = nullptr;
    double alike = 0;
    std::optional<double> noise;  ///< How alike two fetches over IPv4 are; nullopt without a second one.
};

/// The page over IPv6 that is least like any over IPv4; nullopt when one of the families shows none.
std::optional<Comparison> compare_pages(const measure::Evidence& evidence, std::string_view name);

/// Did both fetches meet the same key, or certificates of the same issuer for the same names? Without TLS on both: yes.
bool same_certificate(const measure::Evidence& evidence, const measure::HttpFetch& one, const measure::HttpFetch& other);

/// Is the page over IPv6 one of a server that does not know the name: the default page of its software, or what the address
/// shows to strangers too, while over IPv4 strangers see something else than visitors?
bool is_of_another_host(const measure::Evidence& evidence, const Comparison& seen);

}  // namespace checks
