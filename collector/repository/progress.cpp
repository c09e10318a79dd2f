#include "collector/repository/progress.hpp"

#include "measure/words.hpp"

namespace collector::repository {
namespace {

std::string place_of(const Submission& submission)
{
    return "submission " + std::to_string(submission.position);
}

measure::Result<void> check_review(const Submission& submission, Standing standing, std::string_view by)
{
    if (by == submission.by) {
        return measure::error("nobody reviews his own text", place_of(submission),
                              "let somebody else than " + submission.by + " review it");
    }
    if (standing != Standing::waiting) {
        return measure::error("it was reviewed already: " + std::string(measure::to_word(standing)), place_of(submission),
                              "submit the text anew, with what is to be changed");
    }
    return {};
}

}  // namespace

Standing standing_of(const Submission& submission)
{
    auto standing = Standing::waiting;
    for (const auto& it : submission.steps) {
        const bool reviews = it.step == ContributionStep::approved || it.step == ContributionStep::returned;
        if (reviews && standing == Standing::waiting && it.by != submission.by) {
            standing = it.step == ContributionStep::approved ? Standing::approved : Standing::returned;
        }
        if (it.step == ContributionStep::published && standing == Standing::approved) {
            standing = Standing::published;
        }
        if (it.step == ContributionStep::withdrawn && standing == Standing::published) {
            standing = Standing::withdrawn;
        }
    }
    return standing;
}

measure::Result<void> check_step(const Submission& submission, ContributionStep step, std::string_view by)
{
    const auto standing = standing_of(submission);
    const auto now = std::string(measure::to_word(standing));
    switch (step) {
        case ContributionStep::approved:
        case ContributionStep::returned: return check_review(submission, standing, by);
        case ContributionStep::published:
            return standing == Standing::approved
                       ? measure::Result<void>()
                       : measure::error("it cannot be published: it is " + now, place_of(submission),
                                        "somebody else than its author approves it first: repository review");
        case ContributionStep::withdrawn:
            return standing == Standing::published
                       ? measure::Result<void>()
                       : measure::error("it cannot be withdrawn: it is " + now, place_of(submission),
                                        "only what is published can be withdrawn");
        case ContributionStep::submitted: break;
    }
    return measure::error("a submission is its own text", place_of(submission), "submit the text anew");
}

}  // namespace collector::repository
