#include "probe/cpe/watch/state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace cpe::watch {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostKept = 200;

std::int64_t number(Time time)
{
    return time.time_since_epoch().count();
}

Time time_of(const Json& json)
{
    return Time(std::chrono::nanoseconds(json.get<std::int64_t>()));
}

Verdict verdict_of(const Json& json)
{
    const auto word = json.get<std::string>();
    const auto found = std::ranges::find(judge::kVerdictWords, word);
    if (found == judge::kVerdictWords.end()) {
        throw std::invalid_argument("no verdict: " + word);
    }
    return static_cast<Verdict>(found - judge::kVerdictWords.begin());
}

Json row_json(const Row& row)
{
    Json json{
        {"verdict", to_string(row.verdict)}, {"since_ns", number(row.since)}, {"reason", row.reason}, {"round", row.round}};
    json["seen"] = Json::array();
    for (const auto& seen : row.seen) {
        json["seen"].push_back({number(seen.time), to_string(seen.verdict)});
    }
    return json;
}

Row read_row(const Json& json)
{
    Row row{.verdict = verdict_of(json.at("verdict")),
            .since = time_of(json.at("since_ns")),
            .reason = json.at("reason").get<std::string>(),
            .round = json.at("round").get<std::string>(),
            .seen = {}};
    for (const auto& seen : json.at("seen")) {
        row.seen.push_back({.time = time_of(seen.at(0)), .verdict = verdict_of(seen.at(1))});
    }
    return row;
}

Json heard_json(const Heard& heard)
{
    return {{"from_ns", number(heard.from)},
            {"to_ns", number(heard.to)},
            {"adverts", heard.adverts},
            {"longest_silence_seconds", heard.longest_silence},
            {"router_lifetime_seconds", heard.router_lifetime},
            {"prefixes", heard.prefixes},
            {"routes", heard.routes}};
}

Heard read_heard(const Json& json)
{
    return {.from = time_of(json.at("from_ns")),
            .to = time_of(json.at("to_ns")),
            .adverts = json.at("adverts").get<std::uint32_t>(),
            .longest_silence = json.at("longest_silence_seconds").get<std::uint32_t>(),
            .router_lifetime = json.at("router_lifetime_seconds").get<std::uint32_t>(),
            .prefixes = json.at("prefixes").get<std::vector<std::string>>(),
            .routes = json.at("routes").get<std::vector<std::string>>()};
}

State read_whole(const Json& json)
{
    State state{.rounds = json.at("rounds").get<std::uint64_t>(), .rows = {}, .heard = {}, .last_advert = {}, .kept = {}};
    for (const auto& [id, row] : json.at("rows").items()) {
        state.rows[id] = read_row(row);
    }
    for (const auto& heard : json.at("heard")) {
        state.heard.push_back(read_heard(heard));
    }
    if (const auto& last = json.at("last_advert_ns"); !last.is_null()) {
        state.last_advert = time_of(last);
    }
    state.kept = json.at("kept").get<std::vector<std::string>>();
    return state;
}

/// Seen from the LAN, and asked in the phase that a round plays.
bool is_watched(const judge::Row& row)
{
    return row.rule != nullptr && row.vantage.starts_with('L') && row.phases.find("steady") != std::string_view::npos;
}

void append(std::vector<Change>& all, std::vector<Change> more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::string to_json(const State& state)
{
    Json json{{"schema", 1},
              {"rounds", state.rounds},
              {"last_advert_ns", nullptr},
              {"rows", Json::object()},
              {"heard", Json::array()}};
    if (state.last_advert) {
        json["last_advert_ns"] = number(*state.last_advert);
    }
    for (const auto& [id, row] : state.rows) {
        json["rows"][id] = row_json(row);
    }
    for (const auto& heard : state.heard) {
        json["heard"].push_back(heard_json(heard));
    }
    json["kept"] = state.kept;
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

measure::Result<State> read_state(std::string_view text)
{
    try {
        return read_whole(Json::parse(text));
    } catch (const std::exception& failure) {
        return measure::error(std::string("this is no state of a watch: ") + failure.what(), "state.json",
                              "move it away to begin anew");
    }
}

std::vector<Change> take_round(State& state, const capture::Run& run, const std::string& name, seconds window)
{
    const judge::Scene scene(run);
    const Round round{.time = scene.whole().to, .name = name};
    ++state.rounds;
    std::erase_if(state.heard, [&](const Heard& heard) { return heard.to < round.time - window; });
    state.heard.push_back(hear(scene, state.last_advert));
    if (const auto last = last_advert(scene)) {
        state.last_advert = last;
    }
    std::vector<Change> changes;
    for (const auto& judged : judge::judge(run).rows) {
        if (is_watched(*judged.row)) {
            append(changes, take(state.rows, std::string(judged.row->id), judged.finding, round, window));
        }
    }
    for (const auto& [id, finding] : long_rows(state.heard)) {
        append(changes, take(state.rows, id, finding, round, window));
    }
    if (!changes.empty()) {
        state.kept.push_back(name);
        state.kept.erase(state.kept.begin(),
                         state.kept.begin() +
                             static_cast<std::ptrdiff_t>(state.kept.size() > kMostKept ? state.kept.size() - kMostKept : 0));
    }
    return changes;
}

}  // namespace cpe::watch
