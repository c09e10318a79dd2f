#include "codec/target_json.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/ingest/revision.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "measure/shown_name.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string roles_of(const measure::Target& target)
{
    std::string text;
    for (const auto role : target.roles) {
        text += (text.empty() ? "" : " ") + std::string(measure::to_word(role));
    }
    return text;
}

Json to_json(const measure::Frame& frame)
{
    auto targets = Json::array();
    for (const auto& it : frame.targets) {
        Json target{{"domain", it.domain},   {"organisation", it.organisation},
                    {"sector", it.sector},   {"tier", measure::to_word(it.tier)},
                    {"roles", roles_of(it)}, {"opt_out", it.opt_out}};
        codec::put_record(target, it);
        targets.push_back(std::move(target));
    }
    return {{"schema", 1},          {"country", frame.country},   {"title", frame.title},   {"version", frame.version},
            {"dated", frame.dated}, {"reviewed", frame.reviewed}, {"sha256", frame.sha256}, {"targets", targets}};
}

void print_frame(const measure::Frame& frame)
{
    std::vector<std::vector<std::string>> rows{{"DOMAIN", "ORGANISATION", "SECTOR", "TIER", "ROLES"}};
    for (const auto& it : frame.targets) {
        rows.push_back(
            {measure::shown_name(it), it.organisation, it.sector, std::string(measure::to_word(it.tier)), roles_of(it)});
    }
    print(as_table(rows));
    say(ingest::frame_summary(frame));
}

}  // namespace

int frame_show(const Config& config, const std::string& country, bool json)
{
    const auto index = scorekeeping::open_index(config);
    const auto frame = index ? index->store->frame(country) : tl::unexpected(index.error());
    if (!frame) {
        return complain(frame.error());
    }
    if (!*frame) {
        return complain({.what = "no frame of this country was imported",
                         .where = country,
                         .remedy = "sextant-collector frame import FILE"});
    }
    if (json) {
        print(to_json(**frame).dump() + "\n");
    } else {
        print_frame(**frame);
    }
    return code(Exit::ok);
}

}  // namespace collector::cli
