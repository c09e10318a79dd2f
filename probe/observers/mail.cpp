#include "probe/observers/mail.hpp"

#include "measure/mail_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/chain.hpp"
#include "probe/observers/lookup.hpp"
#include "probe/observers/mail_policy.hpp"
#include "probe/observers/mail_reverse.hpp"
#include "probe/observers/spf.hpp"
#include "probe/observers/together.hpp"
#include "wire/tlsa.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Family;
using measure::Purpose;

namespace {

/// A host as it was named, without what several preferences of one host would repeat.
std::vector<std::string> hosts_of(const Setting& setting, Evidence& evidence)
{
    std::vector<std::string> hosts;
    for (const auto& exchange : measure::mail_exchanges(evidence)) {
        if (std::find(hosts.begin(), hosts.end(), exchange.host) != hosts.end()) {
            continue;
        }
        if (hosts.size() >= setting.most_exchanges) {
            evidence.notes.push_back("mail host left out, more than " + std::to_string(setting.most_exchanges) + ": " +
                                     exchange.host);
            continue;
        }
        hosts.push_back(exchange.host);
    }
    return hosts;
}

measure::TlsaLookup tlsa_lookup(std::string host, Family family, Resolution seen)
{
    measure::TlsaLookup lookup{.host = std::move(host), .family = family, .started = seen.started, .elapsed = seen.elapsed};
    lookup.failure = std::move(seen.failure);
    lookup.rcode = seen.rcode;
    lookup.security = seen.security;
    for (const auto& data : seen.data) {
        if (auto record = wire::read_tlsa(data)) {
            lookup.records.push_back(*std::move(record));
        }
    }
    return lookup;
}

/// By a validating resolver of our own, for no other word counts; over IPv4 where IPv6 leads nowhere, which is the chain's
/// matter (RFC 7672 section 2.1.1).
asio::awaitable<void> look_up_tlsa(Edge& edge, std::string host, Evidence& into)
{
    const measure::Question question{.name = measure::tlsa_name(host), .type = measure::rr::kTlsa};
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        auto seen = co_await edge.validator.resolve(question, family);
        into.mail.tlsa.push_back(tlsa_lookup(host, family, std::move(seen)));
        const auto& last = into.mail.tlsa.back();
        if (!last.failure && (last.rcode != measure::rcode::kServFail || last.security == measure::Security::bogus)) {
            co_return;
        }
    }
}

asio::awaitable<void> look_up_host(Edge& edge, const Setting& setting, std::string host, Evidence& into)
{
    for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
        measure::Question question{.name = host, .type = type};
        co_await resolve(edge, setting, Purpose::mail_address, question, into);
    }
    co_await look_up_tlsa(edge, host, into);
}

/// The host's TLSA records that the validator vouches for; no others may decide about TLS (RFC 7672 section 2.2).
std::vector<measure::TlsaRecord> records_of(const Evidence& evidence, const std::string& host)
{
    const auto* lookup = measure::tlsa_of(evidence, host);
    return lookup != nullptr && measure::is_vouched(*lookup) ? lookup->records : std::vector<measure::TlsaRecord>();
}

asio::awaitable<void> talk_to(Edge& edge, SmtpRequest request, Evidence& into)
{
    auto session = co_await edge.smtp.talk(request);
    into.mail.sessions.push_back(std::move(session));
}

std::vector<measure::Address> addresses_to_try(const std::string& host, Family family, const Setting& setting,
                                               Evidence& evidence)
{
    std::vector<measure::Address> chosen;
    for (const auto& address : measure::mail_addresses(evidence, host, family)) {
        if (!measure::is_global(address)) {
            evidence.notes.push_back("special address of a mail host not connected to: " + host + " " + to_string(address));
        } else if (chosen.size() >= setting.most_addresses) {
            evidence.notes.push_back("address of a mail host left out, more than " + std::to_string(setting.most_addresses) +
                                     ": " + host + " " + to_string(address));
        } else {
            chosen.push_back(address);
        }
    }
    return chosen;
}

void add_talks(Edge& edge, const Setting& setting, const std::string& host, Evidence& into, std::vector<Step>& steps)
{
    const auto records = records_of(into, host);
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        for (const auto& address : addresses_to_try(host, family, setting, into)) {
            SmtpRequest request{.host = host, .address = address, .ehlo_name = setting.ehlo_name, .tlsa = records};
            steps.emplace_back([&edge, request, &into] { return talk_to(edge, request, into); });
        }
    }
}

}  // namespace

asio::awaitable<void> observe_mail(Edge& edge, const Setting& setting, Evidence& into)
{
    measure::Question question{.name = measure::mail_domain(into.task.target), .type = measure::rr::kMx};
    co_await resolve(edge, setting, Purpose::mail_exchange, question, into);
    const auto hosts = hosts_of(setting, into);
    for (const auto& host : hosts) {
        co_await look_up_host(edge, setting, host, into);
    }
    if (hosts.empty()) {
        co_return;
    }
    std::vector<Step> steps;
    for (const auto& host : hosts) {
        add_talks(edge, setting, host, into, steps);
        steps.emplace_back([&, host] { return observe_host_chain(edge, setting, host, into); });
    }
    steps.emplace_back([&] { return observe_mail_policies(edge, setting, into); });
    steps.emplace_back([&] { return observe_spf(edge, setting, into); });
    steps.emplace_back([&, hosts] { return observe_mail_reverse(edge, setting, hosts, into); });
    co_await together(std::move(steps));
}

}  // namespace probe::observers
