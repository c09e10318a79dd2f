#pragma once
// clang-format off
#include <array>
#include <cstdint>
#include <string_view>

namespace measure {

/// Why a check failed: a closed list (services.md 5.9), extended only with a new minor edition.
enum class Cause : std::uint8_t {
    no_aaaa, bad_aaaa, not_routed, timeout, refused, reset, unreachable_icmp, pmtu_blackhole,
    tls_cert, tls_handshake, tls_version, hsts_gap, latency, http_5xx_v6_only, http_4xx_v6_only,
    wrong_vhost, content_differs, port_missing, redirect_to_v4only, third_party_v4only,
    ns_no_aaaa, ns_dead, ns_lame, ns_refused, dns_no_tcp, dns_edns_size, dns_answers_differ,
    glue_missing, glue_wrong, chain_parent, chain_alias, dnssec_bogus,
    mx_no_aaaa, mx_dead, mx_refused, smtp_no_banner, mta_sts_gap, starttls_gap, dane_mismatch, spf_no_ip6, ptr_missing,
    exposure_gap, open_recursion, rpki_invalid, rpki_missing,
    cpe_no_pd, cpe_no_ra, cpe_no_dns, cpe_fw_open, cpe_loop, cpe_renumber,
    vantage, geo_policy, software,
};

constexpr std::array<std::string_view, 54> words_of(Cause)
{
    return {"no_aaaa", "bad_aaaa", "not_routed", "timeout", "refused", "reset", "unreachable_icmp", "pmtu_blackhole",
            "tls_cert", "tls_handshake", "tls_version", "hsts_gap", "latency", "http_5xx_v6_only", "http_4xx_v6_only",
            "wrong_vhost", "content_differs", "port_missing", "redirect_to_v4only", "third_party_v4only",
            "ns_no_aaaa", "ns_dead", "ns_lame", "ns_refused", "dns_no_tcp", "dns_edns_size", "dns_answers_differ",
            "glue_missing", "glue_wrong", "chain_parent", "chain_alias", "dnssec_bogus",
            "mx_no_aaaa", "mx_dead", "mx_refused", "smtp_no_banner", "mta_sts_gap", "starttls_gap", "dane_mismatch",
            "spf_no_ip6", "ptr_missing",
            "exposure_gap", "open_recursion", "rpki_invalid", "rpki_missing",
            "cpe_no_pd", "cpe_no_ra", "cpe_no_dns", "cpe_fw_open", "cpe_loop", "cpe_renumber",
            "vantage", "geo_policy", "software"};
}

/// Who can mend a cause.
enum class Owner : std::uint8_t {
    service_owner, dns_operator, hosting_operator, third_party, access_network, cpe_vendor, us,
};

constexpr std::array<std::string_view, 7> words_of(Owner)
{
    return {"service_owner", "dns_operator", "hosting_operator", "third_party", "access_network", "cpe_vendor", "us"};
}

}  // namespace measure
