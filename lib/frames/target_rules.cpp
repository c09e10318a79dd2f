#include "frames/target_rules.hpp"

#include "measure/words.hpp"

#include <algorithm>
#include <set>

namespace frames {
namespace {

using measure::Role;
using measure::Target;

template <typename T>
bool holds(const std::vector<T>& list, const T& value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

template <typename T>
void add(std::vector<T>& list, const T& value)
{
    if (!holds(list, value)) {
        list.push_back(value);
    }
}

/// Errors and notes of one target.
struct Telling {
    const std::string& file;
    const Target& target;
    FrameFile& into;

    measure::Error about(std::string what, std::string remedy) const
    {
        return {.what = "'" + target.domain + "': " + std::move(what), .where = file, .remedy = std::move(remedy)};
    }

    void error(std::string what, std::string remedy) const
    {
        into.errors.push_back(about(std::move(what), std::move(remedy)));
    }
    void note(std::string what, std::string remedy) const
    {
        into.notes.push_back(about(std::move(what), std::move(remedy)));
    }
};

void take_absences(Target& target, bool roles_given, const Telling& tell)
{
    for (const auto& absence : target.absences) {
        const auto role = std::string(measure::to_word(absence.role));
        if (absence.kind == measure::AbsenceKind::ipv4_only) {
            add(target.intended_absent, absence.role);
        } else if (roles_given && holds(target.roles, absence.role)) {
            tell.error("'" + role + "' stands among the roles and is said not to be offered", "remove one of the two");
        } else {
            std::erase(target.roles, absence.role);
        }
    }
    const bool said = std::any_of(target.absences.begin(), target.absences.end(),
                                  [](const auto& it) { return it.kind == measure::AbsenceKind::no_service; });
    if (target.roles.empty() && !said) {
        tell.error("no role is left", "name one");
    }
}

void take_consents(Target& target, const Telling& tell)
{
    std::set<std::string> recorded;
    for (const auto& consent : target.consents) {
        recorded.insert(consent.to);
    }
    for (const auto& to : target.consent) {
        if (!recorded.contains(to)) {
            tell.note("consent to '" + to + "' without who agreed and when", "put it on record as [[target.consents]]");
        }
    }
    for (const auto& to : recorded) {
        add(target.consent, to);
    }
}

void take_review(Target& target, const measure::Frame& frame, const Telling& tell)
{
    if (target.review.state == measure::ReviewState::unreviewed && frame.reviewed) {
        target.review = {.state = measure::ReviewState::reviewed, .by = frame.reviewer, .on = frame.reviewed_on};
    }
    if (target.review.state != measure::ReviewState::unreviewed && target.review.by.empty()) {
        tell.error("reviewed, but by nobody", "name the reviewer");
    }
}

void check_duties(const Target& target, const Telling& tell)
{
    const auto mail = std::count_if(target.duties.begin(), target.duties.end(),
                                    [](const auto& it) { return it.duty == measure::Duty::mail; });
    if (mail > 1) {
        tell.error("more than one domain of mail addresses", "make the other a target of its own");
    }
}

void complete(Target& target, const std::string& name, FrameFile& file)
{
    const Telling tell{.file = name, .target = target, .into = file};
    const bool roles_given = !target.roles.empty();
    if (!roles_given) {
        target.roles = {Role::web, Role::dns};
    }
    take_absences(target, roles_given, tell);
    take_consents(target, tell);
    take_review(target, file.frame, tell);
    check_duties(target, tell);
    if (target.opt_out && target.opted_out.on.empty()) {
        tell.note("opted out without who asked and when", "add opt_out_by and opt_out_on");
    }
}

}  // namespace

void complete_targets(const std::string& name, FrameFile& file)
{
    std::set<std::string> seen;
    for (auto& target : file.frame.targets) {
        target.country = file.frame.country;
        complete(target, name, file);
        if (!target.domain.empty() && !seen.insert(target.domain).second) {
            file.errors.push_back({.what = "'" + target.domain + "' stands twice", .where = name, .remedy = "remove one"});
        }
    }
}

}  // namespace frames
