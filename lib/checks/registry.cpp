#include "checks/check.hpp"
#include "checks/conclude.hpp"

#include <algorithm>
#include <array>

namespace checks {

extern const Check vantage_address, vantage_control_web, vantage_control_dns, vantage_control_smtp, vantage_nat64,
    vantage_clock, vantage_path_mtu, vantage_identity;
extern const Check dns_aaaa, dns_zone_cut, dns_ns_aaaa, dns_ns_answer6, dns_glue6, dns_tcp6, dns_large_answer, dns_chain6,
    dns_aliases6, dns_equal_answers, dns_dnssec6, dns_ns_networks, dns_reverse6;
extern const Check web_names, web_routable_aaaa, web_routed, web_port_parity, web_all_addresses, web_http6, web_tls6,
    web_tls_parity, web_latency_parity, web_same_site, web_dependencies, web_http_versions, web_ipv4_literals, web_ipv6_only,
    web_happy_eyeballs, web_https_record, web_no_extension_headers, web_nat64, web_path_mtu;
extern const Check mail_takes, mail_mx_aaaa, mail_smtp6, mail_preference, mail_starttls_parity, mail_dane_sts, mail_banner,
    mail_spf_ip6, mail_reverse, mail_dmarc;
extern const Check security_recursion, security_addresses, security_icmpv6, security_rpki;
extern const Check vantage_national_resolvers, mail_chain6, security_exposure, security_admin, security_tls_parity,
    security_access, security_rate_limit, security_signatures;

namespace {

constexpr std::array kAll{
    &vantage_address,
    &vantage_control_web,
    &vantage_control_dns,
    &vantage_control_smtp,
    &vantage_nat64,
    &vantage_path_mtu,
    &vantage_clock,
    &vantage_identity,
    &vantage_national_resolvers,
    &dns_aaaa,
    &dns_zone_cut,
    &dns_ns_aaaa,
    &dns_ns_answer6,
    &dns_glue6,
    &dns_tcp6,
    &dns_large_answer,
    &dns_chain6,
    &dns_aliases6,
    &dns_equal_answers,
    &dns_dnssec6,
    &dns_ns_networks,
    &dns_reverse6,
    &web_names,
    &web_routable_aaaa,
    &web_routed,
    &web_port_parity,
    &web_all_addresses,
    &web_http6,
    &web_tls6,
    &web_tls_parity,
    &web_same_site,
    &web_dependencies,
    &web_http_versions,
    &web_latency_parity,
    &web_happy_eyeballs,
    &web_ipv6_only,
    &web_nat64,
    &web_path_mtu,
    &web_ipv4_literals,
    &web_https_record,
    &web_no_extension_headers,
    &mail_takes,
    &mail_mx_aaaa,
    &mail_smtp6,
    &mail_preference,
    &mail_starttls_parity,
    &mail_dane_sts,
    &mail_chain6,
    &mail_banner,
    &mail_spf_ip6,
    &mail_reverse,
    &mail_dmarc,
    &security_exposure,
    &security_admin,
    &security_tls_parity,
    &security_icmpv6,
    &security_access,
    &security_rate_limit,
    &security_signatures,
    &security_recursion,
    &security_addresses,
    &security_rpki,
};

/// The rule of every check whose question the vantage could not put.
constexpr measure::Rule kUnqualified{"vantage.unqualified", measure::Outcome::not_testable,
                                     "the probe's own line did not work for a family the check needs",
                                     measure::Cause::vantage};

/// Every question to a target begins with its AAAA records, and DNS64 makes those up: it silences even what IPv6 alone
/// would answer. Otherwise each IPv4-only site behind it would look ready, or look as if it published odd addresses.
bool may_speak(const Check& check, const Qualification& vantage)
{
    switch (check.needs) {
        case Needs::nothing: return true;
        case Needs::ipv6: return vantage.ipv6 && !vantage.translated;
        case Needs::both: return vantage.ipv4 && vantage.ipv6;
        case Needs::smtp6: return vantage.smtp6 && !vantage.translated;
        case Needs::smtp_both: return vantage.smtp4 && vantage.smtp6;
        case Needs::translation: return vantage.ipv6;
    }
    return false;
}

/// Both families work, and yet the check may not speak: then it is mail that the vantage cannot speak of.
bool lacks_smtp(const Check& check, const Qualification& vantage)
{
    const bool mail = check.needs == Needs::smtp6 || check.needs == Needs::smtp_both;
    const bool family = vantage.ipv6 && !vantage.translated && (vantage.ipv4 || check.needs == Needs::smtp6);
    return mail && family;
}

measure::Verdict unqualified(const Check& check, const Qualification& vantage)
{
    const bool mail = lacks_smtp(check, vantage);
    auto verdict = conclude(kUnqualified, mail ? "the probe cannot prove that mail servers talk to it" : vantage.reason);
    verdict.locus = measure::Locus::local;
    verdict.masked_by = mail ? "vantage.control_smtp" : vantage.masked_by;
    return verdict;
}

/// People read details; a page full of addresses is not one.
constexpr std::size_t kLongestDetail = 300;

/// Never in the middle of a UTF-8 sequence: half a character is not text.
std::string shortened(std::string text)
{
    auto end = kLongestDetail;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
        --end;
    }
    text.resize(end);
    return text;
}

measure::Verdict put(const Check& check, const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    return check.judge != nullptr ? check.judge(evidence) : check.judge_in(evidence, context);
}

measure::Verdict judge_qualified(const Check& check, const measure::Evidence& evidence, const measure::ContextFacts& context,
                                 const Qualification& vantage)
{
    auto verdict = may_speak(check, vantage) ? put(check, evidence, context) : unqualified(check, vantage);
    verdict.check = check.id;
    verdict.version = check.version;
    verdict.level = check.level;
    if (verdict.detail.size() > kLongestDetail) {
        verdict.detail = shortened(std::move(verdict.detail));
    }
    return verdict;
}

}  // namespace

std::span<const Check* const> all()
{
    return kAll;
}

const Check* find(std::string_view id)
{
    const auto found = std::find_if(kAll.begin(), kAll.end(), [&](const Check* check) { return check->id == id; });
    return found == kAll.end() ? nullptr : *found;
}

measure::Verdict judge(const Check& check, const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    return judge_qualified(check, evidence, context, qualify(evidence.vantage));
}

std::vector<measure::Verdict> judge_all(const measure::Evidence& evidence, const measure::ContextFacts& context)
{
    const auto vantage = qualify(evidence.vantage);
    std::vector<measure::Verdict> verdicts;
    for (const auto* check : kAll) {
        verdicts.push_back(judge_qualified(*check, evidence, context, vantage));
    }
    return verdicts;
}

std::vector<measure::Verdict> judge_vantage(const measure::Vantage& vantage)
{
    const measure::Evidence evidence{.vantage = vantage};
    std::vector<measure::Verdict> verdicts;
    for (const auto* check : kAll) {
        if (check->area == Area::vantage) {
            verdicts.push_back(judge(*check, evidence));
        }
    }
    return verdicts;
}

}  // namespace checks
