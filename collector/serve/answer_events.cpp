#include "collector/serve/broadcaster.hpp"
#include "collector/serve/event_feed.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace collector::serve {
namespace {

std::optional<std::uint64_t> last_event_id(const Call& call)
{
    const auto header = call.headers.find("last-event-id");
    if (header == call.headers.end()) {
        return std::nullopt;
    }
    const auto& text = header->second;
    std::uint64_t id = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
    const bool whole = failure == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(id) : std::nullopt;
}

/// null when nobody listens, when the target is in no frame, and when the index cannot tell.
Json shown_state(const Broadcaster& events, const std::string& domain, const Views& views)
{
    const measure::Result<std::optional<TargetView>> nobody(std::nullopt);
    const auto target = events.subscribers() > 0 ? views.target(domain) : nobody;
    const bool known = target && *target && !(**target).round.empty();
    return known ? to_json((**target).state) : Json(nullptr);
}

}  // namespace

Answer answer_events(const Call& call)
{
    auto source = call.site.events.subscribe(last_event_id(call));
    if (!source) {
        auto refused = http::to_response(
            {503, "too_many_readers", "The event stream has as many readers as it takes", "come back in a minute", {}});
        refused.headers.emplace_back("Retry-After", "60");
        return refused;
    }
    auto response = answer_text("text/event-stream", "");
    response.next_piece = std::move(*source);
    return response;
}

namespace {

/// What an event tells of a result: without its verdicts, because a thousand results are kept for readers to come.
struct ToldResult {
    std::string target;
    measure::CountryCode country;
    std::string probe;
    std::string round;
    std::uint32_t attempt = 1;
    measure::Timestamp started;
    measure::Duration elapsed{};
    measure::TargetState state;
    Json shown;
};

std::string write(const ToldResult& result)
{
    auto document = new_document();
    document["domain"] = result.target;
    document["country"] = result.country;
    document["probe"] = result.probe;
    document["round"] = result.round;
    document["attempt"] = result.attempt;
    document["at"] = measure::to_rfc3339(result.started + result.elapsed);
    document["started"] = measure::to_rfc3339(result.started);
    document["shown"] = result.shown;
    document.update(to_json(result.state));
    return one_line(document);
}

}  // namespace

void publish_result(Broadcaster& events, const JudgedResult& result, const Views& views)
{
    ToldResult told{.target = result.target,
                    .country = result.country,
                    .probe = result.probe,
                    .round = result.round,
                    .attempt = result.attempt,
                    .started = result.started,
                    .elapsed = result.elapsed,
                    .state = result.state,
                    .shown = shown_state(events, result.target, views)};
    events.publish(EventKind::result, [told = std::move(told)] { return write(told); });
}

void publish_score(Broadcaster& events, const ScoreRow& score)
{
    auto document = new_document();
    document.update(to_json(score));
    events.publish(EventKind::score, one_line(document));
}

void publish_vantage(Broadcaster& events, const VantageRow& vantage)
{
    auto document = new_document();
    document["name"] = vantage.probe;
    document["round"] = vantage.round;
    document["at"] = measure::to_rfc3339(vantage.at);
    document["qualified_ipv4"] = vantage.qualified_ipv4;
    document["qualified_ipv6"] = vantage.qualified_ipv6;
    document["reason"] = vantage.reason;
    events.publish(EventKind::vantage, one_line(document));
}

}  // namespace collector::serve
