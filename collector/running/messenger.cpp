#include "collector/running/messenger.hpp"

#include "collector/running/log_events.hpp"
#include "collector/running/token.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <sys/prctl.h>

namespace collector::running {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstPause = 2s;

webhooks::Courier::Post poster(const webhooks::Settings& settings)
{
    return [settings](const std::string& url, const std::string& signature, const std::string& body) {
        return webhooks::post(settings, url, signature, body);
    };
}

measure::Result<std::string> read_key(const config::Config& config)
{
    std::error_code ignored;
    if (!std::filesystem::exists(config.webhooks.secret_file, ignored)) {
        return measure::error("webhooks have no key", "webhooks.secret_file = \"" + config.webhooks.secret_file + "\"",
                              "write 22 or more letters, digits, - and _ into a file that the collector's user may read");
    }
    return token_from(config.webhooks.secret_file);
}

}  // namespace

measure::Result<std::unique_ptr<Messenger>> Messenger::open(const config::Config& config, const Views& views)
{
    if (config.webhooks.urls.empty()) {
        return std::unique_ptr<Messenger>();
    }
    const auto key = read_key(config);
    if (!key) {
        return tl::unexpected(key.error());
    }
    webhooks::Settings settings{.urls = config.webhooks.urls,
                                .key = *key,
                                .ca = config.webhooks.ca,
                                .allow = config.webhooks.allow,
                                .software = "sextant-collector/" SEXTANT_VERSION};
    const auto memory = std::filesystem::path(config.directory) / "webhooks.json";
    return std::make_unique<Messenger>(std::move(settings), memory, views);
}

Messenger::Messenger(webhooks::Settings settings, std::filesystem::path memory, const Views& views)
    : views_(views), courier_(settings, std::move(memory), poster(settings), [this](int tries) { return pause(tries); }),
      thread_([this](const std::stop_token& stop) { run(stop); })
{
}

void Messenger::wake()
{
    const std::lock_guard lock(mutex_);
    news_ = true;
    changed_.notify_one();
}

/// 2, 4 and 8 seconds; ends at once when the collector does.
bool Messenger::pause(int tries)
{
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop_, kFirstPause * (1 << (tries - 1)), [] { return false; });
    return !stop_.stop_requested();
}

void Messenger::run(const std::stop_token& stop)
{
    ::prctl(PR_SET_NAME, "webhooks");  // What top and perf show.
    stop_ = stop;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            if (!changed_.wait(lock, stop, [this] { return news_; })) {
                return;
            }
            news_ = false;
        }
        const auto delivery = courier_.look(views_, scorekeeping::now());
        if (!delivery) {
            daemons::log(events::kWebhooksFailed, {{"error", measure::to_string(delivery.error())}});
        } else if (delivery->lost + delivery->refused > 0) {
            daemons::log(events::kWebhooksFailed,
                         {{"lost", std::to_string(delivery->lost)}, {"refused", std::to_string(delivery->refused)}});
        }
    }
}

}  // namespace collector::running
