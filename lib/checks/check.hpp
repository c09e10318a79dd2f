#pragma once

#include "measure/context.hpp"
#include "measure/evidence.hpp"
#include "measure/verdict.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace checks {

/// What the vantage must have proved before the check may speak.
enum class Needs : std::uint8_t {
    nothing,      ///< the check is about the vantage itself
    ipv6,         ///< judged over IPv6 alone
    both,         ///< compares the families
    smtp6,        ///< talks to mail servers over IPv6
    smtp_both,    ///< the same over both families
    translation,  ///< judged over IPv6, be it that all names lead through a NAT64
};

constexpr std::array<std::string_view, 6> words_of(Needs)
{
    return {"nothing", "ipv6", "both", "smtp6", "smtp_both", "translation"};
}

/// The areas of the catalogue.
enum class Area : std::uint8_t { vantage, dns, web, mail, security };

constexpr std::array<std::string_view, 5> words_of(Area)
{
    return {"vantage", "dns", "web", "mail", "security"};
}

/// A question with a permanent id, put to evidence by a pure function.
struct Check {
    std::string_view id;         ///< "web.reach6"; permanent once released.
    std::string_view catalogue;  ///< "W-6"
    Area area = Area::web;
    int version = 1;
    std::string_view question;     ///< For people: "Does every published IPv6 address answer?"
    std::string_view requirement;  ///< "RFC 9110"
    measure::Level level = measure::Level::must;
    Needs needs = Needs::both;
    bool shapes_state = true;  ///< A failure makes the target partial or worse; false: shown only.
    std::span<const measure::Rule> rules;
    measure::Verdict (*judge)(const measure::Evidence&) = nullptr;  ///< Never called directly; see judge() below.
    /// The same, of a check that reads what is known of addresses too; every check has one of the two.
    measure::Verdict (*judge_in)(const measure::Evidence&, const measure::ContextFacts&) = nullptr;
};

/// All checks in the order they are judged and shown: vantage, DNS, web, mail, security.
std::span<const Check* const> all();

/// nullptr when no check has this id.
const Check* find(std::string_view id);

/// Puts one check to the evidence. Pure, never throws on any evidence.
///
/// Fills in check id, version and level. Where the vantage did not qualify for a family the check needs, the verdict is
/// not_testable with locus local and masked_by naming the vantage check that failed, whatever the evidence says.
/// `context` is what the collector knew of the addresses when the evidence came in; a probe knows nothing of it.
measure::Verdict judge(const Check& check, const measure::Evidence& evidence, const measure::ContextFacts& context = {});

/// Every check once, in the order of all().
std::vector<measure::Verdict> judge_all(const measure::Evidence& evidence, const measure::ContextFacts& context = {});

/// The vantage checks alone, for a probe that measured nothing.
std::vector<measure::Verdict> judge_vantage(const measure::Vantage& vantage);

/// Did the vantage prove its own connectivity, before and (when known) after?
struct Qualification {
    bool ipv4 = false;
    bool ipv6 = false;
    bool smtp4 = false;  ///< Port 25 is open to us and our name fits our address (V-4).
    bool smtp6 = false;
    bool times_trusted = false;  ///< The clock passed (V-7).
    bool translated = false;     ///< The resolvers make AAAA up (DNS64): what is published cannot be known (V-5).
    std::string_view masked_by;  ///< Id of the first vantage check that failed; "" when qualified.
    std::string reason;          ///< For people; "" when both families qualified.
};

/// A round counts for a family only if the gate passed before and after the batch (scoring.md 4.3).
Qualification qualify(const measure::Vantage& vantage);

/// The rule of web.http6 that tells a target dead on both families: it has no score, that is not an IPv6 matter.
constexpr std::string_view kDownRule = "web_http6.down";

/// What the public sees of the target, from the verdicts of one vantage or from the consensus of several.
///
/// Reads verdicts by check id; missing ones count as not_testable. Order of precedence: unknown when the web gate
/// cannot be judged; absent (no AAAA); down (dead on both families); broken (AAAA published and the web gate fails);
/// partial (any other check that shapes the state fails or is partial); unknown when the probe's own resolver kept one of
/// these from being asked; operational.
measure::TargetState conclude_state(std::span<const measure::Verdict> verdicts);

/// How a cause is mended, for the people who must.
struct Remedy {
    measure::Cause cause;
    measure::Owner owner;
    std::string_view sentence;  ///< One sentence: what is wrong.
    std::string_view advice;    ///< Two or three sentences: what to do, with the usual commands.
};

/// The remedy of a cause; every cause has one.
const Remedy& remedy_for(measure::Cause cause);

}  // namespace checks
