#include "checks/conclude.hpp"
#include "checks/dns_reading.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace checks {
namespace {

using measure::Cause;
using measure::DnsLookup;
using measure::Family;
using measure::Outcome;
using measure::Rule;

constexpr Rule kEqual{"dns_equal_answers.equal", Outcome::pass, "the same server gives the same answers over both families"};
constexpr Rule kRotating{"dns_equal_answers.rotating", Outcome::pass, "only addresses differ, by location or rotation"};
constexpr Rule kDiffer{"dns_equal_answers.differ", Outcome::partial, "a server gives other answers over IPv6 than over IPv4",
                       Cause::dns_answers_differ};
constexpr Rule kMasked{"dns_equal_answers.masked", Outcome::not_testable, "no name server answers over IPv6"};
constexpr Rule kNothing{"dns_equal_answers.nothing", Outcome::not_testable,
                        "no question was answered over both families to compare"};
constexpr std::array kRules{kEqual, kRotating, kDiffer, kMasked, kNothing};

/// Question and server name: what must be answered alike.
using Subject = std::tuple<std::string, std::uint16_t, std::string>;
using Answer = std::set<std::string>;

/// The serial moves while a zone is transferred; it says nothing about families (services.md D-10).
std::string without_serial(const std::string& soa)
{
    std::string kept;
    std::size_t field = 0;
    for (const char c : soa) {
        field += c == ' ' ? 1 : 0;
        if (field != 2) {
            kept += c;
        }
    }
    return kept;
}

Answer answer_of_lookup(const DnsLookup& lookup)
{
    Answer answer{" rcode " + std::to_string(lookup.reply->rcode)};  // The space sorts it first.
    for (const auto& record : lookup.reply->answers) {
        const auto data = record.type == measure::rr::kSoa ? without_serial(record.data) : record.data;
        answer.insert(std::to_string(record.type) + " " + record.owner + " " + data);
    }
    return answer;
}

/// Everything each subject was answered with over `family`; repeats add up, so that rotation shows its whole set.
std::map<Subject, Answer> answers_over(const measure::Evidence& evidence, Family family)
{
    std::map<Subject, Answer> answers;
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::authority_data)) {
        if (lookup->server.family == family && lookup->reply && lookup->reply->authoritative) {
            answers[{lookup->question.name, lookup->question.type, lookup->server_name}].merge(answer_of_lookup(*lookup));
        }
    }
    return answers;
}

/// Only addresses differ, and both sides give some: location or rotation, no fault (services.md D-10). One entry is the rcode.
bool may_rotate(std::uint16_t type, const Answer& a, const Answer& b)
{
    const bool address = type == measure::rr::kA || type == measure::rr::kAaaa;
    return address && *a.begin() == *b.begin() && a.size() > 1 && b.size() > 1;
}

/// Does each name server say the same over both families?
///
/// Requirement  RFC 10001 section 4.1: one view of the name space.
/// Reads        NS, SOA, A and AAAA lookups at the same name server over IPv4 and IPv6; order and serials do not count.
measure::Verdict judge_equal(const measure::Evidence& evidence)
{
    const auto over4 = answers_over(evidence, Family::ipv4);
    const auto over6 = answers_over(evidence, Family::ipv6);
    std::size_t compared = 0;
    std::string rotating;
    for (const auto& [subject, answer] : over6) {
        const auto other = over4.find(subject);
        if (other == over4.end()) {
            continue;
        }
        ++compared;
        if (other->second == answer) {
            continue;
        }
        const auto text =
            std::get<2>(subject) + " on " + std::get<0>(subject) + " type " + std::to_string(std::get<1>(subject));
        if (!may_rotate(std::get<1>(subject), answer, other->second)) {
            return conclude(kDiffer, text);
        }
        rotating += (rotating.empty() ? "" : ", ") + text;
    }
    if (compared == 0) {
        return answering6(evidence).empty() ? conclude_masked(kMasked, "dns.ns_answer6") : conclude(kNothing);
    }
    return rotating.empty() ? conclude(kEqual, std::to_string(compared) + " answers") : conclude(kRotating, rotating);
}

}  // namespace

extern constinit const Check dns_equal_answers{
    .id = "dns.equal_answers",
    .catalogue = "D-10",
    .area = Area::dns,
    .question = "Does each name server say the same over both families?",
    .requirement = "RFC 10001 section 4.1",
    .needs = Needs::both,
    .rules = kRules,
    .judge = &judge_equal,
};

}  // namespace checks
