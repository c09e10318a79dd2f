#pragma once

#include "collector/ports/views.hpp"
#include "collector/webhooks/post.hpp"

#include <filesystem>
#include <functional>

namespace collector::webhooks {

/// What came of one look.
struct Delivery {
    std::size_t taken = 0;
    std::size_t refused = 0;  ///< The receiver does not want it.
    std::size_t lost = 0;     ///< Tried as often as it is tried.
};

/// Looks at the public views and tells every address what fell back, each message at least once and at most kTries times.
class Courier {
public:
    static constexpr int kTries = 4;
    static constexpr std::size_t kMostMessages =
        1000;  ///< Of one look; a frame that changes as a whole is one message less.

    using Post = std::function<Sent(const std::string& url, const std::string& signature, const std::string& body)>;
    /// Waits before the next try, longer each time; false when there is to be no next one.
    using Pause = std::function<bool(int tries)>;

    Courier(Settings settings, std::filesystem::path memory, Post post, Pause pause);

    /// Blocks as long as it takes. What was looked at is remembered before it is sent: a crash between loses it, and nothing
    /// is ever told again and again.
    measure::Result<Delivery> look(const Views& views, measure::Timestamp now);

private:
    Sent deliver(const std::string& url, const std::string& body, measure::Timestamp now) const;

    Settings settings_;
    std::filesystem::path memory_;
    Post post_;
    Pause pause_;
};

}  // namespace collector::webhooks
