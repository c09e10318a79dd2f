#include "collector/audit/deed_line.hpp"

#include <nlohmann/json.hpp>

namespace collector::audit {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

}  // namespace

std::string deed_line(const Deed& deed, std::string_view previous_sha256)
{
    const Json json = {{"schema", kSchema},
                       {"number", deed.number},
                       {"at", measure::to_rfc3339(deed.at)},
                       {"who", deed.who},
                       {"roles", deed.roles},
                       {"action", deed.action},
                       {"subject", deed.subject},
                       {"from", deed.from},
                       {"outcome", deed.outcome},
                       {"previous", previous_sha256}};
    // ASCII alone: what a stranger put into an address can neither end the line nor turn a terminal's writing around.
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

measure::Result<ReadLine> read_line(std::string_view line)
{
    try {
        const auto json = Json::parse(line);
        const auto at = measure::parse_rfc3339(json.at("at").get<std::string>());
        if (json.at("schema") != kSchema || !at) {
            return measure::error("this line of the audit trail has another schema");
        }
        return ReadLine{.deed = {.number = json.at("number"),
                                 .at = *at,
                                 .who = json.at("who"),
                                 .roles = json.at("roles"),
                                 .action = json.at("action"),
                                 .subject = json.at("subject"),
                                 .from = json.at("from"),
                                 .outcome = json.at("outcome")},
                        .previous_sha256 = json.at("previous")};
    } catch (const std::exception& refusal) {
        return measure::error(std::string("this is no line of the audit trail: ") + refusal.what());
    }
}

}  // namespace collector::audit
