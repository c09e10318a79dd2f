#include "probe/observers/spf.hpp"

#include "measure/mail_reading.hpp"
#include "measure/spf_reading.hpp"
#include "measure/txt_text.hpp"
#include "probe/observers/lookup.hpp"
#include "wire/spf.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Purpose;
using measure::SpfTerm;

namespace {

/// What one walk may still spend.
struct Walk {
    Edge& edge;
    const Setting& setting;
    Evidence& evidence;
    std::size_t terms = 0;  ///< That asked the DNS.
};

asio::awaitable<std::vector<std::string>> look_up_spf(Walk& walk, std::string name, std::uint16_t type)
{
    measure::Question question{.name = name, .type = type};
    co_await resolve(walk.edge, walk.setting, Purpose::spf, question, walk.evidence);
    co_return measure::data_for(walk.evidence, Purpose::spf, name, type);
}

asio::awaitable<void> look_up_addresses(Walk& walk, std::string name)
{
    for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
        co_await look_up_spf(walk, name, type);
    }
}

/// RFC 7208 section 5.4: at most ten hosts, more is an error.
asio::awaitable<void> look_up_exchanges(Walk& walk, std::string name)
{
    const auto records = co_await look_up_spf(walk, name, measure::rr::kMx);
    std::size_t followed = 0;
    for (const auto& host : measure::hosts_in(records)) {
        if (++followed <= measure::kMostSpfTerms) {
            co_await look_up_addresses(walk, host);
        }
    }
}

asio::awaitable<void> read_record(Walk& walk, std::string domain);

/// A name with a macro is made of the sender, and we have none (section 7).
asio::awaitable<void> follow(Walk& walk, SpfTerm term, std::string own)
{
    const auto domain = measure::spf_domain(term, own);
    if (domain.empty() || domain.find('%') != std::string::npos) {
        co_return;
    }
    if (term.name == "include" || term.name == "redirect") {
        co_await read_record(walk, domain);
    } else if (term.name == "a") {
        co_await look_up_addresses(walk, domain);
    } else if (term.name == "mx") {
        co_await look_up_exchanges(walk, domain);
    } else if (term.name == "exists") {
        co_await look_up_spf(walk, domain, measure::rr::kA);
    }
}

asio::awaitable<void> read_record(Walk& walk, std::string domain)
{
    if (measure::spf_of(walk.evidence, domain) != nullptr) {
        co_return;
    }
    const auto records = co_await look_up_spf(walk, domain, measure::rr::kTxt);
    std::vector<std::string> texts;
    for (const auto& record : records) {
        texts.push_back(measure::txt_text(record));
    }
    const auto record = wire::parse_spf(domain, texts);
    walk.evidence.mail.spf.push_back(record);
    for (const auto& term : measure::effective_terms(record)) {
        if (measure::asks_dns(term) && ++walk.terms > measure::kMostSpfTerms) {
            co_return;
        }
        co_await follow(walk, term, domain);
    }
}

}  // namespace

asio::awaitable<void> observe_spf(Edge& edge, const Setting& setting, Evidence& into)
{
    Walk walk{.edge = edge, .setting = setting, .evidence = into};
    co_await read_record(walk, measure::mail_domain(into.task.target));
}

}  // namespace probe::observers
