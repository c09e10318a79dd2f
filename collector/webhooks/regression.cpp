#include "collector/webhooks/regression.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::webhooks {
namespace {

using Json = nlohmann::ordered_json;
using measure::State;

/// A round of ten thousand services that all changed, twice.
constexpr std::size_t kMostRemembered = 20'000;

std::optional<int> standing(State state)
{
    switch (state) {
        case State::operational: return 3;
        case State::partial: return 2;
        case State::absent: return 1;
        case State::broken: return 0;
        case State::down:
        case State::unknown:
        case State::intended_absent: break;
    }
    return std::nullopt;
}

std::string key_of(const ChangeView& change)
{
    return change.round + " " + change.country + " " + change.target;
}

Json state_json(const measure::TargetState& state)
{
    return {{"state", measure::to_word(state.state)},
            {"cause", state.cause ? Json(measure::to_word(*state.cause)) : Json()}};
}

std::string text_of(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Message message_of(const ChangeView& change)
{
    const Json json = {{"schema", 1},
                       {"id", "target " + key_of(change)},
                       {"kind", "target_fell_back"},
                       {"country", change.country},
                       {"target", change.target},
                       {"round", change.round},
                       {"before", state_json(change.before)},
                       {"after", state_json(change.after)}};
    return {json.at("id"), text_of(json)};
}

/// Whether the country reviewed its frame, by the score's document; null where that does not say.
Json frame_review_in(const std::string& document)
{
    const auto parsed = Json::parse(document, nullptr, false);
    const auto reviewed = parsed.is_object() && parsed.contains("frame") && parsed["frame"].is_object()
                              ? parsed["frame"].value("reviewed", Json())
                              : Json();
    return reviewed.is_boolean() ? reviewed : Json();
}

Message message_of(const ScoreRow& score, const Anchor& before)
{
    const Json json = {{"schema", 1},
                       {"id", "country " + score.window_last + " " + score.country},
                       {"kind", "country_fell_back"},
                       {"country", score.country},
                       {"round", score.window_last},
                       {"before", {{"low", before.low}, {"high", before.high}}},
                       {"after", {{"index", *score.index}, {"low", *score.low}, {"high", *score.high}}},
                       {"methodology", score.methodology},
                       {"methodology_sha256", score.methodology_sha256},
                       {"frame_sha256", score.frame_sha256},
                       {"frame_reviewed", frame_review_in(score.document)},
                       {"window", {{"first", score.window_first}, {"last", score.window_last}}},
                       {"software", score.software}};
    return {json.at("id"), text_of(json)};
}

/// The state that a change is measured by: the one before it, or before the service was silent. Remembers who falls silent; an
/// owner's word that no IPv6 is intended ends what was before it.
measure::TargetState take_base(const ChangeView& change, Memory& memory)
{
    const auto key = change.country + " " + change.target;
    const auto known = memory.silent.find(key);
    const bool spoke = standing(change.before.state).has_value();
    const auto base = spoke || known == memory.silent.end() ? change.before : known->second;
    const auto after = change.after.state;
    if (after != State::down && after != State::unknown) {
        memory.silent.erase(key);
    } else if (standing(base.state)) {
        memory.silent[key] = base;
    }
    return base;
}

void note_changes(std::vector<ChangeView> changes, News& news)
{
    std::ranges::stable_sort(changes, {}, &ChangeView::round);
    for (auto& change : changes) {
        const bool first = news.memory.changes.insert(key_of(change)).second;
        if (!first) {
            continue;
        }
        change.before = take_base(change, news.memory);
        if (!news.memory.fresh && is_worse(change.before, change.after)) {
            news.messages.push_back(message_of(change));
        }
    }
    while (news.memory.changes.size() > kMostRemembered) {
        news.memory.changes.erase(news.memory.changes.begin());  // Oldest round first.
    }
}

void note_score(const ScoreRow& score, News& news)
{
    if (!score.index || !score.low || !score.high) {
        return;
    }
    const Anchor now{*score.low, *score.high, score.methodology_sha256, score.frame_sha256};
    auto& anchor = news.memory.countries.try_emplace(score.country, now).first->second;
    const auto before = anchor;
    const bool same_rules = now.methodology_sha256 == before.methodology_sha256 && now.frame_sha256 == before.frame_sha256;
    const bool fell = same_rules && now.high < before.low;
    if (fell) {
        news.messages.push_back(message_of(score, before));
    }
    if (fell || !same_rules || now.low > before.high) {
        anchor = now;
    }
}

/// Of a memory's text; what it does not know is unknown.
measure::TargetState read_state(const Json& json)
{
    const auto state = measure::from_word<State>(json.at("state").get<std::string>());
    const auto& cause = json.at("cause");
    return {.state = state.value_or(State::unknown),
            .cause = cause.is_string() ? measure::from_word<measure::Cause>(cause.get<std::string>()) : std::nullopt,
            .check = ""};
}

}  // namespace

bool is_worse(const measure::TargetState& before, const measure::TargetState& after)
{
    const auto was = standing(before.state);
    const auto is = standing(after.state);
    return was && is && *is < *was;
}

News news_of(const std::vector<ChangeView>& changes, const std::vector<ScoreRow>& scores, Memory memory)
{
    News news{.messages = {}, .memory = std::move(memory)};
    note_changes(changes, news);
    for (const auto& score : scores) {
        note_score(score, news);
    }
    news.memory.fresh = false;
    return news;
}

std::string memory_text(const Memory& memory)
{
    Json countries = Json::object();
    for (const auto& [country, anchor] : memory.countries) {
        countries[country] = {{"low", anchor.low},
                              {"high", anchor.high},
                              {"methodology_sha256", anchor.methodology_sha256},
                              {"frame_sha256", anchor.frame_sha256}};
    }
    Json silent = Json::object();
    for (const auto& [service, state] : memory.silent) {
        silent[service] = state_json(state);
    }
    const Json all = {{"schema", 1}, {"changes", memory.changes}, {"silent", silent}, {"countries", countries}};
    return text_of(all) + "\n";
}

Memory read_memory(const std::string& text)
{
    try {
        const auto json = Json::parse(text);
        Memory memory{.fresh = false, .changes = json.at("changes"), .silent = {}, .countries = {}};
        // Earlier programs wrote neither who is silent nor hashes.
        const auto silent = json.value("silent", Json::object());
        for (const auto& [service, state] : silent.items()) {
            memory.silent[service] = read_state(state);
        }
        for (const auto& [country, anchor] : json.at("countries").items()) {
            memory.countries[country] = {anchor.at("low"), anchor.at("high"), anchor.value("methodology_sha256", ""),
                                         anchor.value("frame_sha256", "")};
        }
        return memory;
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace collector::webhooks
