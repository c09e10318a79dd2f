#include "codec/verdict_json.hpp"

#include "codec/evidence_json.hpp"
#include "measure/words.hpp"
#include "probe/cli/verdict_text.hpp"

#include <nlohmann/json.hpp>

namespace probe::cli {
namespace {

using Json = nlohmann::ordered_json;

/// The version of this command's output; raised when a field changes its meaning.
constexpr int kSchema = 1;

std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json verdicts_json(std::span<const measure::Verdict> verdicts)
{
    auto list = Json::array();
    for (const auto& verdict : verdicts) {
        list.push_back(codec::to_json(verdict));
    }
    return list;
}

Json fitness_json(const measure::Vantage& vantage)
{
    const auto fit = checks::qualify(vantage);
    return {{"ipv4", fit.ipv4}, {"ipv6", fit.ipv6}, {"reason", fit.reason}};
}

}  // namespace

std::string verdict_json(const measure::Evidence& evidence, std::span<const measure::Verdict> verdicts)
{
    const auto state = checks::conclude_state(verdicts);
    Json json = {{"schema", kSchema},
                 {"software", evidence.vantage.software},
                 {"probe", evidence.vantage.probe},
                 {"domain", evidence.task.target.domain},
                 {"started", measure::to_rfc3339(evidence.started)},
                 {"elapsed", measure::in_seconds(evidence.elapsed)},
                 {"qualified", fitness_json(evidence.vantage)},
                 {"state", measure::to_word(state.state)}};
    json["cause"] = state.cause ? Json(measure::to_word(*state.cause)) : Json();
    json["verdicts"] = verdicts_json(verdicts);
    json["evidence"] = codec::to_json(evidence);
    return dump(json);
}

std::string vantage_json(const measure::Vantage& vantage)
{
    Json json = {
        {"schema", kSchema}, {"software", vantage.software}, {"probe", vantage.probe}, {"qualified", fitness_json(vantage)}};
    json["verdicts"] = verdicts_json(checks::judge_vantage(vantage));
    json["vantage"] = codec::to_json(vantage);
    return dump(json);
}

}  // namespace probe::cli
