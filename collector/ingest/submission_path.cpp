#include "collector/ingest/submission_path.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace collector::ingest {
namespace {

constexpr std::string_view kList = "/v1/repository/submissions";

std::optional<ContributionStep> step_of(std::string_view verb)
{
    constexpr std::array<std::pair<std::string_view, ContributionStep>, 4> kVerbs{
        {{"approve", ContributionStep::approved},
         {"return", ContributionStep::returned},
         {"publish", ContributionStep::published},
         {"withdraw", ContributionStep::withdrawn}}};
    const auto found = std::ranges::find(kVerbs, verb, [](const auto& row) { return row.first; });
    return found == kVerbs.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::optional<SubmissionPath> parse_submission_path(std::string_view path)
{
    if (!path.starts_with(kList)) {
        return std::nullopt;
    }
    path.remove_prefix(kList.size());
    SubmissionPath parsed;
    if (path.empty()) {
        return parsed;
    }
    const auto* end = path.data() + path.size();
    const auto [stop, code] = std::from_chars(path.data() + 1, end, parsed.number);
    const bool good = path.front() == '/' && code == std::errc{} && parsed.number > 0 && (stop == end || *stop == '/');
    if (!good) {
        return std::nullopt;
    }
    const auto verb =
        stop == end ? std::string_view() : std::string_view(stop + 1, static_cast<std::size_t>(end - stop - 1));
    parsed.step = step_of(verb);
    return verb.empty() || parsed.step ? std::optional(parsed) : std::nullopt;
}

}  // namespace collector::ingest
