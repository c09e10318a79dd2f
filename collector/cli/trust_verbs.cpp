#include "collector/cli/trust_verbs.hpp"

#include "collector/access/embargo.hpp"
#include "collector/access/telling.hpp"
#include "collector/audit/deed_line.hpp"
#include "collector/audit/file_trail.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/ports/country_of_target.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

measure::Result<std::vector<Disclosure>> read_request(const Config& config, const DisclosureRequest& request)
{
    const auto index = scorekeeping::open_index(config);
    const auto country = index ? country_of_target(*index->views, request.target) : tl::unexpected(index.error());
    if (!country) {
        return tl::unexpected(country.error());
    }
    if (!*country) {
        return measure::error("no frame holds this target", request.target, "see sextant-collector frame show");
    }
    const auto open = index->access->open_findings(**country, access::kExposingChecks);
    if (!open) {
        return tl::unexpected(open.error());
    }
    const access::Telling telling{.target = request.target,
                                  .check = request.check,
                                  .day = request.day,
                                  .by = "operator",
                                  .reason = request.reason,
                                  .is_release = !request.telling};
    const auto days = [](auto time) { return std::chrono::floor<std::chrono::days>(time); };
    return access::disclosures_of(telling, *open, days(scorekeeping::now()), days(config.disclosure.embargo));
}

/// A finding with what was told of it; the day is "" while nobody was.
struct Standing {
    OpenFinding finding;
    std::string public_from;
};

measure::Result<std::vector<Standing>> standing(const Config& config, const std::string& country)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    const auto findings = index->access->open_findings(country, access::kExposingChecks);
    const auto told = index->access->disclosures();
    if (!findings || !told) {
        return tl::unexpected(findings ? told.error() : findings.error());
    }
    std::vector<Standing> list;
    for (const auto& finding : *findings) {
        list.push_back({finding, access::public_from(*told, finding.target, finding.check)});
    }
    return list;
}

Json to_json(const Standing& it)
{
    return {{"target", it.finding.target},
            {"country", it.finding.country},
            {"check", it.finding.check},
            {"round", it.finding.round},
            {"public_from", it.public_from.empty() ? Json() : Json(it.public_from)}};
}

}  // namespace

int disclosure_put(const Config& config, const DisclosureRequest& request)
{
    const auto disclosures = read_request(config, request);
    if (!disclosures) {
        return complain(disclosures.error());
    }
    for (const auto& it : *disclosures) {
        if (auto put = append_fact(config, it); !put) {
            return complain(put.error());
        }
        say(it.target + ": " + it.check + " may be told from " + it.public_from + " on");
    }
    return code(Exit::ok);
}

int disclosure_list(const Config& config, const std::string& country, bool json)
{
    const auto list = standing(config, country);
    if (!list) {
        return complain(list.error());
    }
    if (json) {
        auto rows = Json::array();
        for (const auto& it : *list) {
            rows.push_back(to_json(it));
        }
        print(Json{{"schema", 1}, {"findings", rows}}.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"TARGET", "COUNTRY", "CHECK", "ROUND", "PUBLIC FROM"}};
    for (const auto& [finding, day] : *list) {
        rows.push_back(
            {finding.target, finding.country, finding.check, finding.round, day.empty() ? "nobody was told" : day});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

int audit_list(const Config& config, std::size_t limit, bool json)
{
    const auto deeds = audit::FileTrail(config::audit_file(config)).newest(limit);
    if (!deeds) {
        return complain(deeds.error());
    }
    if (json) {
        auto list = Json::array();
        for (const auto& deed : *deeds) {
            auto line = Json::parse(audit::deed_line(deed, ""));
            line.erase("previous");
            list.push_back(std::move(line));
        }
        print(Json{{"schema", 1}, {"deeds", list}}.dump(-1, ' ', true) + "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"NUMBER", "AT", "WHO", "ACTION", "SUBJECT", "FROM", "OUTCOME"}};
    for (const auto& it : *deeds) {
        // As it stands in the file: a terminal is sent no octet of a stranger's.
        rows.push_back({std::to_string(it.number), measure::to_rfc3339(it.at), Json(it.who).dump(-1, ' ', true), it.action,
                        Json(it.subject).dump(-1, ' ', true), it.from, it.outcome});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

int audit_verify(const Config& config)
{
    const auto check = audit::FileTrail(config::audit_file(config)).verify();
    if (!check) {
        return complain(check.error());
    }
    for (const auto& finding : check->findings) {
        print(finding + "\n");
    }
    print(std::to_string(check->deeds) + " deeds; the last is " + check->last_sha256 + "\n");
    return code(check->findings.empty() ? Exit::ok : Exit::checks);
}

}  // namespace collector::cli
