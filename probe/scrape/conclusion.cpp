#include "probe/scrape/conclusion.hpp"

#include "checks/web_reading.hpp"
#include "measure/reading.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace probe::scrape {

using measure::Evidence;
using measure::Failure;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Role;
using measure::Verdict;

namespace {

bool is_ours(const Verdict& verdict)
{
    const bool ours = verdict.locus == Locus::local || verdict.locus == Locus::resolver;
    return verdict.outcome == Outcome::error || (verdict.outcome == Outcome::not_testable && ours);
}

bool is_fault(const Verdict& verdict)
{
    return verdict.outcome == Outcome::fail || verdict.outcome == Outcome::partial;
}

bool is_content(const Verdict& verdict)
{
    return verdict.outcome == Outcome::pass || verdict.outcome == Outcome::not_applicable;
}

std::string reason_of(const Verdict& verdict)
{
    const auto detail = verdict.detail.empty() ? std::string() : ": " + verdict.detail;
    return verdict.check + " could not be asked (" + verdict.rule + ")" + detail;
}

Conclusion conclude_verdicts(const Question& question, const std::vector<const Verdict*>& verdicts)
{
    std::vector<const Verdict*> counted;
    for (const auto* verdict : verdicts) {
        if (question.single || verdict->level == measure::Level::must) {
            counted.push_back(verdict);
        }
    }
    if (std::any_of(counted.begin(), counted.end(), [](const auto* it) { return is_fault(*it); })) {
        return {};
    }
    const auto ours = std::find_if(counted.begin(), counted.end(), [](const auto* it) { return is_ours(*it); });
    if (ours != counted.end()) {
        return {.success = false, .trouble = reason_of(**ours)};
    }
    const bool content = std::all_of(counted.begin(), counted.end(), [](const auto* it) { return is_content(*it); });
    const bool passed =
        std::any_of(counted.begin(), counted.end(), [](const auto* it) { return it->outcome == Outcome::pass; });
    return {.success = content && passed, .trouble = {}};
}

/// What of ours kept the family from being seen; nullopt when nothing did.
std::optional<std::string> own_trouble(const std::vector<const std::optional<Failure>*>& failures)
{
    for (const auto* failure : failures) {
        if (*failure && ((*failure)->locus == Locus::local || (*failure)->locus == Locus::resolver)) {
            return std::string(measure::to_word((*failure)->kind)) + " " + (*failure)->detail;
        }
    }
    return std::nullopt;
}

Conclusion conclude_web4(const Evidence& evidence)
{
    if (checks::any_name_good(evidence, Family::ipv4)) {
        return {.success = true, .trouble = {}};
    }
    std::vector<const std::optional<Failure>*> failures;
    for (const auto& connect : evidence.connects) {
        if (connect.address.family == Family::ipv4) {
            failures.push_back(&connect.failure);
        }
    }
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::address)) {
        failures.push_back(&lookup->failure);
    }
    return {.success = false, .trouble = own_trouble(failures)};
}

Conclusion conclude_dns4(const Evidence& evidence)
{
    std::vector<const std::optional<Failure>*> failures;
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::authority)) {
        if (lookup->server.family == Family::ipv4 && lookup->reply && lookup->reply->authoritative) {
            return {.success = true, .trouble = {}};
        }
        failures.push_back(&lookup->failure);
    }
    return {.success = false, .trouble = own_trouble(failures)};
}

/// Over IPv4 a target is asked only whether it answers.
Conclusion conclude_ipv4(const Question& question, const Evidence& evidence)
{
    if (!checks::qualify(evidence.vantage).ipv4) {
        return {.success = false, .trouble = checks::qualify(evidence.vantage).reason};
    }
    Conclusion conclusion{.success = true, .trouble = {}};
    for (const auto role : question.roles) {
        auto part = role == Role::web ? conclude_web4(evidence) : conclude_dns4(evidence);
        conclusion.success = conclusion.success && part.success;
        conclusion.trouble = conclusion.trouble ? conclusion.trouble : std::move(part.trouble);
    }
    return conclusion;
}

}  // namespace

std::vector<const Verdict*> asked_for(const Question& question, std::span<const Verdict> verdicts)
{
    std::vector<const Verdict*> asked;
    for (const auto* check : question.checks) {
        const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                        [&](const Verdict& verdict) { return verdict.check == check->id; });
        if (found != verdicts.end()) {
            asked.push_back(&*found);
        }
    }
    return asked;
}

Conclusion conclude(const Question& question, const measure::TaskResult& result)
{
    if (question.family == Family::ipv4) {
        return conclude_ipv4(question, result.evidence);
    }
    return conclude_verdicts(question, asked_for(question, result.verdicts));
}

}  // namespace probe::scrape
