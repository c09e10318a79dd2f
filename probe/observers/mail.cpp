#include "probe/observers/mail.hpp"

#include "measure/mail_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
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

/// Those whose word counts are asked first; without one, any answer still tells that there is no record.
asio::awaitable<void> look_up_tlsa(Edge& edge, const Setting& setting, std::string host, Evidence& into)
{
    measure::Question question{.name = measure::tlsa_name(host), .type = measure::rr::kTlsa};
    for (const auto& validator : setting.validators) {
        Asked asked{.purpose = Purpose::tlsa, .question = question, .server = validator};
        asked.authenticated_wanted = true;
        const bool replied = co_await look_up(edge, asked, into);
        if (replied) {
            co_return;
        }
    }
    co_await resolve(edge, setting, Purpose::tlsa, question, into);
}

asio::awaitable<void> look_up_host(Edge& edge, const Setting& setting, std::string host, Evidence& into)
{
    for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
        measure::Question question{.name = host, .type = type};
        co_await resolve(edge, setting, Purpose::mail_address, question, into);
    }
    co_await look_up_tlsa(edge, setting, host, into);
}

/// The host's TLSA records that a validator vouches for; no others may decide about TLS (RFC 7672 section 2.1.1).
std::vector<measure::TlsaRecord> records_of(const Evidence& evidence, const std::string& host)
{
    std::vector<measure::TlsaRecord> records;
    for (const auto& data : measure::vouched_tlsa(evidence, host)) {
        if (auto record = wire::parse_tlsa(data)) {
            records.push_back(*std::move(record));
        }
    }
    return records;
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
    into.mail.validators = setting.validators;
    measure::Question question{.name = into.task.target.domain, .type = measure::rr::kMx};
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
    }
    steps.emplace_back([&] { return observe_mail_policies(edge, setting, into); });
    steps.emplace_back([&] { return observe_spf(edge, setting, into); });
    steps.emplace_back([&, hosts] { return observe_mail_reverse(edge, setting, hosts, into); });
    co_await together(std::move(steps));
}

}  // namespace probe::observers
