#include "checks/conclude.hpp"
#include "checks/lookup_reading.hpp"
#include "checks/web_reading.hpp"
#include "measure/special_purpose.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kAll{"web_routable_aaaa.all", Outcome::pass, "every published IPv6 address is an ordinary global one"};
constexpr Rule kSome{"web_routable_aaaa.some_special", Outcome::partial,
                     "some published IPv6 addresses lie in special-purpose ranges", Cause::bad_aaaa};
constexpr Rule kNameLacks{"web_routable_aaaa.name_lacks", Outcome::partial,
                          "a web name has IPv4 addresses and no IPv6 address", Cause::no_aaaa};
constexpr Rule kSpecial{"web_routable_aaaa.only_special", Outcome::fail,
                        "every published IPv6 address lies in a special-purpose range", Cause::bad_aaaa};
constexpr Rule kNone{"web_routable_aaaa.none", Outcome::fail, "no IPv6 address is published", Cause::no_aaaa};
constexpr Rule kNoWeb{"web_routable_aaaa.no_web", Outcome::not_applicable, "the target has no web service"};
constexpr Rule kResolver{"web_routable_aaaa.resolver", Outcome::not_testable,
                         "the lookup of IPv6 addresses was not answered"};
constexpr std::array kRules{kAll, kSome, kNameLacks, kSpecial, kNone, kNoWeb, kResolver};

bool aaaa_answered(const measure::Evidence& evidence, const std::string& name)
{
    return was_answered(evidence, measure::Purpose::address, name, measure::rr::kAaaa);
}

/// Absence is only believed when a resolver answered the AAAA question of every name that may exist (D-1).
bool absence_proved(const measure::Evidence& evidence)
{
    const auto names = measure::web_names(evidence.task.target);
    const auto answered = [&](const auto& name) { return aaaa_answered(evidence, name); };
    return std::any_of(names.begin(), names.end(), answered) && !some_name_unknown(evidence);
}

std::string special_text(const std::vector<measure::Address>& addresses)
{
    std::string text;
    for (const auto& address : addresses) {
        if (const auto range = measure::special_range(address)) {
            text += (text.empty() ? "" : ", ") + to_string(address) + " is " + std::string(range->name);
        }
    }
    return text;
}

/// Names with IPv4 addresses that are known to lack any IPv6 address.
std::string lacking(const measure::Evidence& evidence)
{
    std::string text;
    for (const auto& name : names_with(evidence, Family::ipv4)) {
        if (measure::published(evidence, name, Family::ipv6).empty() && aaaa_answered(evidence, name)) {
            text += (text.empty() ? "" : " ") + name;
        }
    }
    return text;
}

/// Are the published IPv6 addresses such that the world can reach them?
///
/// Requirement  RFC 4291, RFC 6890; the ranges of services.md 5.8.
/// Reads        AAAA lookups of the service names.
///
/// Half of the web gate: `fail` here gives the web service 0 whatever the masked checks behind it say.
measure::Verdict judge_routable(const measure::Evidence& evidence)
{
    const auto published = measure::published(evidence, Family::ipv6);
    const auto good = routable(evidence, Family::ipv6);
    if (good.empty() && !absence_proved(evidence)) {
        return conclude_unanswered(kResolver, evidence, measure::Purpose::address);
    }
    if (published.empty() && !measure::published(evidence, Family::ipv4).empty()) {
        return conclude(kNone);
    }
    if (published.empty()) {
        return all_names_told(evidence) ? conclude(kNoWeb)
                                        : conclude_unanswered(kResolver, evidence, measure::Purpose::address);
    }
    if (good.empty()) {
        return conclude(kSpecial, special_text(published));
    }
    if (good.size() < published.size()) {
        const auto share = static_cast<double>(good.size()) / static_cast<double>(published.size());
        return conclude_share(kSome, share, special_text(published));
    }
    const auto without = lacking(evidence);
    return without.empty() ? conclude(kAll, count_text(good.size(), good.size())) : conclude(kNameLacks, without);
}

}  // namespace

extern constinit const Check web_routable_aaaa{
    .id = "web.routable_aaaa",
    .catalogue = "W-2",
    .area = Area::web,
    .question = "Are the published IPv6 addresses such that the world can reach them?",
    .requirement = "RFC 4291, RFC 6890",
    .needs = Needs::ipv6,
    .rules = kRules,
    .judge = &judge_routable,
};

}  // namespace checks
