#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "measure/reading.hpp"

#include <algorithm>
#include <sstream>

namespace checks {
namespace {

using measure::Address;
using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kFits{"web_https_record.fits", Outcome::pass,
                     "the address hints of the HTTPS records are among the AAAA records"};
constexpr Rule kDiffers{"web_https_record.differs", Outcome::fail, "an ipv6hint names an address that is no AAAA record",
                        Cause::dns_answers_differ};
constexpr Rule kIpv4Only{"web_https_record.ipv4_only", Outcome::fail,
                         "the HTTPS records hint at IPv4 addresses alone, though there are AAAA records",
                         Cause::dns_answers_differ};
constexpr Rule kNone{"web_https_record.none", Outcome::not_applicable, "no HTTPS record with address hints"};
constexpr Rule kUnanswered{"web_https_record.unanswered", Outcome::not_testable, "the HTTPS records are not known"};
constexpr std::array kRules{kFits, kDiffers, kIpv4Only, kNone, kUnanswered};

/// What one record hints at: "1 . alpn=h2 ipv4hint=192.0.2.1 ipv6hint=2001:db8::1,2001:db8::2".
struct Hints {
    bool in_service_mode = false;
    std::string target;
    bool has_ipv4 = false;
    std::vector<Address> ipv6;
};

std::vector<Address> addresses_of(std::string list)
{
    list.erase(std::remove(list.begin(), list.end(), '"'), list.end());
    std::vector<Address> found;
    std::istringstream words(list);
    for (std::string word; std::getline(words, word, ',');) {
        if (const auto address = measure::parse_address(word)) {
            found.push_back(*address);
        }
    }
    return found;
}

Hints read_hints(const std::string& data)
{
    constexpr std::string_view kHint6 = "ipv6hint=";
    Hints hints;
    std::istringstream words(data);
    std::string word;
    words >> word >> hints.target;
    hints.in_service_mode = word != "0" && !hints.target.empty();
    while (words >> word) {
        hints.has_ipv4 = hints.has_ipv4 || word.starts_with("ipv4hint=");
        if (word.starts_with(kHint6)) {
            hints.ipv6 = addresses_of(word.substr(kHint6.size()));
        }
    }
    return hints;
}

/// One record compared with the addresses of the name it speaks of; nullopt when there is nothing to compare.
std::optional<measure::Verdict> compare(const measure::Evidence& evidence, const std::string& name,
                                        const measure::Record& record)
{
    const auto hints = read_hints(record.data);
    const bool of_owner = hints.target == "." || hints.target == name || hints.target.empty();
    if (!hints.in_service_mode || !of_owner || (hints.ipv6.empty() && !hints.has_ipv4)) {
        return std::nullopt;
    }
    const auto published = measure::published(evidence, name, Family::ipv6);
    for (const auto& hint : hints.ipv6) {
        if (!std::binary_search(published.begin(), published.end(), hint)) {
            return conclude(kDiffers, name + ": " + to_string(hint));
        }
    }
    return conclude(hints.ipv6.empty() && !published.empty() ? kIpv4Only : kFits, name);
}

/// Do the hints of the HTTPS records fit the addresses?
///
/// Requirement  RFC 9460 section 7.3: a client may connect to a hint before it has the AAAA records.
/// Reads        HTTPS records of the web names in service mode whose target is the name itself; others speak of another name.
measure::Verdict judge_record(const measure::Evidence& evidence)
{
    std::optional<measure::Verdict> kept;
    const auto lookups = measure::lookups_for(evidence, measure::Purpose::service_binding);
    const bool answered = !lookups.empty() && std::all_of(lookups.begin(), lookups.end(), [&](const auto* lookup) {
        return was_told(evidence, lookup->purpose, lookup->question.name, lookup->question.type);
    });
    for (const auto* lookup : lookups) {
        if (!lookup->reply) {
            continue;
        }
        for (const auto& record : lookup->reply->answers) {
            const bool own = record.type == measure::rr::kHttps && record.owner == lookup->question.name;
            auto verdict = own ? compare(evidence, record.owner, record) : std::nullopt;
            if (verdict && (!kept || kept->outcome == Outcome::pass)) {
                kept = std::move(verdict);
            }
        }
    }
    if (kept && kept->outcome == Outcome::fail && some_name_unknown(evidence)) {
        return conclude_unanswered(kUnanswered, evidence, measure::Purpose::address);
    }
    if (kept) {
        return *kept;
    }
    return answered ? conclude(kNone) : conclude_unanswered(kUnanswered, evidence, measure::Purpose::service_binding);
}

}  // namespace

extern constinit const Check web_https_record{
    .id = "web.https_record",
    .catalogue = "W-17",
    .area = Area::web,
    .question = "Do the hints of the HTTPS records fit the addresses?",
    .requirement = "RFC 9460 section 7.3",
    .level = measure::Level::info,
    .needs = Needs::ipv6,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_record,
};

}  // namespace checks
