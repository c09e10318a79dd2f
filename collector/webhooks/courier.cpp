#include "collector/webhooks/courier.hpp"

#include "collector/webhooks/regression.hpp"
#include "collector/webhooks/signature.hpp"
#include "daemon/text_file.hpp"
#include "daemon/whole_file.hpp"

namespace collector::webhooks {

Courier::Courier(Settings settings, std::filesystem::path memory, Post post, Pause pause)
    : settings_(std::move(settings)), memory_(std::move(memory)), post_(std::move(post)), pause_(std::move(pause))
{
}

Sent Courier::deliver(const std::string& url, const std::string& body, measure::Timestamp now) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const auto signed_so = signature(settings_.key, seconds, body);
    auto sent = Sent::failed;
    for (int tries = 1; tries <= kTries; ++tries) {
        sent = post_(url, signed_so, body);
        if (sent != Sent::failed || tries == kTries || !pause_(tries)) {
            break;
        }
    }
    return sent;
}

measure::Result<Delivery> Courier::look(const Views& views, measure::Timestamp now)
{
    const auto changes = views.changes({.country = {}, .first_round = {}, .newest_round = true}, {}, kMostMessages);
    const auto scores = views.latest_scores();
    if (!changes || !scores) {
        return tl::unexpected(changes ? scores.error() : changes.error());
    }
    // Before the first look there is no memory.
    const auto former = daemons::read_text(memory_, "the memory").value_or(std::string());
    const auto news = news_of(*changes, *scores, read_memory(former));
    if (auto kept = daemons::write_whole(daemons::real_files(), memory_, memory_text(news.memory)); !kept) {
        return tl::unexpected(kept.error());
    }
    Delivery delivery;
    for (const auto& message : news.messages) {
        for (const auto& url : settings_.urls) {
            const auto sent = deliver(url, message.body, now);
            delivery.taken += sent == Sent::taken ? 1 : 0;
            delivery.refused += sent == Sent::refused ? 1 : 0;
            delivery.lost += sent == Sent::failed ? 1 : 0;
        }
    }
    return delivery;
}

}  // namespace collector::webhooks
