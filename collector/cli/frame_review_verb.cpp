#include "collector/cli/console.hpp"
#include "collector/cli/frame_file_output.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "frames/frame_review.hpp"
#include "measure/time.hpp"
#include "measure/words.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

measure::Result<measure::Review> review_of(const ReviewRequest& request)
{
    const auto state = measure::from_word<measure::ReviewState>(request.state);
    if (!state) {
        return measure::error("'" + request.state + "' is no state of review", "--state",
                              "use unreviewed, reviewed or disputed");
    }
    if (*state == measure::ReviewState::unreviewed) {
        return measure::Review{};
    }
    const auto today = std::chrono::floor<std::chrono::days>(scorekeeping::now());
    const auto day = request.on.empty() ? measure::Result<measure::Day>(today) : measure::parse_iso_date(request.on);
    return day.map([&](measure::Day on) {
        return measure::Review{.state = *state, .by = request.reviewer, .on = measure::to_iso_date(on)};
    });
}

std::size_t reviewed_in(const measure::Frame& frame)
{
    return static_cast<std::size_t>(std::count_if(frame.targets.begin(), frame.targets.end(), [](const auto& it) {
        return it.review.state == measure::ReviewState::reviewed;
    }));
}

measure::Result<std::string> record(const ReviewRequest& request)
{
    const auto review = review_of(request);
    if (!review) {
        return tl::unexpected(review.error());
    }
    auto kept = read_kept(request.file);
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    if (!*kept) {
        return measure::error("the frame cannot be read", request.file, "check that it exists");
    }
    auto& frame = (*kept)->frame;
    return frames::record_review(frame, *review, request.targets)
        .and_then([&] { return write_kept(request.file, **kept); })
        .map([&] {
            return request.file + ": " + std::to_string(reviewed_in(frame)) + " of " + std::to_string(frame.targets.size()) +
                   " targets are reviewed; `sextant-collector frame import " + request.file + "` puts it in force";
        });
}

}  // namespace

int frame_review(const ReviewRequest& request)
{
    const auto recorded = record(request);
    if (!recorded) {
        return complain(recorded.error(), Exit::config);
    }
    say(*recorded);
    return code(Exit::ok);
}

}  // namespace collector::cli
