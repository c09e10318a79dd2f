#include "route_walk.hpp"
#include "table_cells.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>

using nlohmann::json;

namespace {

/// Markup, a formula, SQL, Markdown, Prometheus, a line of its own, terminal controls, an override, octets that are no UTF-8.
const std::string kEvil = "=cmd|' /C x'!A1<img src=x onerror=canary()>\"'&]]>{{canary}}'); DROP TABLE person;--"
                          "\r\n# HELP canary\ncanary{a=\"b\"} 1\r\n[x](javascript:canary())\x1b[2J\xff\xE2\x80\xAE";

void spoil(measure::Verdict& verdict)
{
    verdict.detail = kEvil;
    verdict.masked_by = kEvil;
    verdict.rule = kEvil;
}

/// Every text that comes from outside, in every noun that the public side reads.
class SpoiledFace : public serving::PublicFace {
public:
    SpoiledFace()
    {
        spoil_targets();
        spoil_results();
        spoil_people_and_places();
        spoil_documents();
    }

private:
    void spoil_targets()
    {
        for (auto& view : views.rows) {
            auto& target = view.target;
            target.organisation = kEvil;
            target.unicode = kEvil;
            target.hosts = {kEvil};
            target.tags = {kEvil};
            view.state.check = kEvil;
        }
        auto spoiled = views.rows.front();
        spoiled.target.domain = "z" + kEvil;
        views.rows.push_back(spoiled);
        auto change = views.change_rows.front();
        change.target = kEvil;
        views.change_rows.push_back(change);
    }

    void spoil_results()
    {
        for (auto& row : views.consensus_rows) {
            spoil(row.verdict);
        }
        for (auto& view : views.result_rows) {
            view.result.probe = kEvil;
            view.result.software = kEvil;
            view.batch.stream = kEvil;
            for (auto& verdict : view.result.verdicts) {
                spoil(verdict);
            }
        }
        const json seen{{"evidence",
                         {{"lookups", {{{"purpose", kClean}, {"reply", kClean}}}},
                          {"handshakes", {{{"issuer", kClean}, {"names", {kClean}}}}},
                          {"fetches", {{{"location", kClean}, {"title", kClean}}}},
                          {"mail", {{"banner", kClean}, {"spf", {kClean}}}}}}};
        evidence.batches[7] = {"{\"schema\":1}", seen.dump()};
    }

    void spoil_people_and_places()
    {
        for (auto& view : views.vantage_rows) {
            view.registration.laboratory = kEvil;
            view.latest->reason = kEvil;
        }
        for (auto& look : views.gate_rows) {
            look.reason = kEvil;
        }
        views.hosted = collector::Hosting{.ipv4 = {{64500, kEvil, "XB"}}, .ipv6 = {{64500, kEvil, "XA"}}};
        for (auto& policy : views.policy_rows) {
            policy.id = policy.title = policy.mandate = policy.scope = policy.source = kEvil;
        }
        for (auto& route : views.route_rows) {
            route.target = route.prefix = route.origins = kEvil;
        }
        for (auto& run : devices.brought) {
            run.run.profile = run.run.laboratory = run.run.software = kEvil;
            for (auto& row : run.run.rows) {
                row.reason = kEvil;
            }
        }
        for (auto& line : devices.homes) {
            line.source = kEvil;
        }
    }

    void spoil_documents()
    {
        auto& score = views.scores.front();
        score.document = json{{"pillars", json::object()},
                              {"frame", {{"title", kClean}, {"reviewed", false}, {"reviewer", kClean}, {"source", kClean}}}}
                             .dump();
        auto fixes = json::parse(views.fix_documents["XA"]);
        const json remedy{{"cause", "refused"}, {"owner", "service_owner"}, {"sentence", kClean}, {"advice", kClean}};
        fixes["fixes"] = {{{"rank", 1},
                           {"cause", "refused"},
                           {"at", kClean},
                           {"at_kind", "host"},
                           {"mender", "service_owner"},
                           {"remedy", remedy},
                           {"target_count", 1},
                           {"targets", {kClean}},
                           {"all_targets", kClean},
                           {"gain", 0.1}}};
        views.fix_documents["XA"] = fixes.dump();
        contributions.publications[1].card.language = kClean;
        contributions.publications[1].card.contributor = kClean;
        reports.octets[std::string(64, 'a')] = ask("/api/v1/countries/XA/report").body;
    }

    /// What a document of our own may hold: the same without the octets that are no UTF-8.
    const std::string kClean = kEvil.substr(0, kEvil.find('\xff'));
};

bool is_number(const std::string& cell)
{
    return !cell.empty() && cell.find_first_not_of("+-0123456789.eE") == std::string::npos;
}

void check_csv(const std::string& csv)
{
    const auto rows = serving::cells_of(csv.substr(3));
    for (const auto& row : rows) {
        CHECK(row.size() == rows.front().size());
        for (const auto& cell : row) {
            CAPTURE(cell);
            const auto first = cell.find_first_not_of(" \t\r\n");
            const bool formula = first != std::string::npos && std::string("=+-@").find(cell[first]) != std::string::npos;
            CHECK((!formula || is_number(cell)));
        }
    }
}

/// An object a line, whatever line breaks a stranger's text has.
void check_lines(const std::string& ndjson)
{
    for (const auto& line : serving::lines_of(ndjson)) {
        CAPTURE(line);
        CHECK(json::parse(line, nullptr, false).is_object());
    }
}

/// A sample or a comment of Prometheus' text format on every line, and no metric of a stranger's making.
void check_metrics(const std::string& text)
{
    CHECK(text.find("\ncanary") == std::string::npos);
    CHECK(text.find("\n# HELP canary") == std::string::npos);
    CHECK(text.find("\n# HELP sextant_collector_") != std::string::npos);
}

void check_markup(const std::string& text)
{
    CHECK(text.find("<img") == std::string::npos);
    CHECK(text.find("]]>") == std::string::npos);
    CHECK(text.find("href=\"javascript:") == std::string::npos);
    CHECK(text.find("onerror=canary()>") == std::string::npos);
}

/// Every line has a name of the calendar's own, or goes on with the one before.
void check_calendar(const std::string& text)
{
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(line.ends_with('\r'));
        CHECK((line.starts_with(' ') || line.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == line.find_first_of(":;")));
    }
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings)
{
    return std::ranges::any_of(beginnings, [&](std::string_view it) { return text.starts_with(it); });
}

void check_headers(const http::Response& response)
{
    for (const auto& [name, value] : response.headers) {
        CHECK(value.find_first_of("\r\n") == std::string::npos);
        CHECK(value.find("canary") == std::string::npos);
    }
}

}  // namespace

TEST_CASE("text of strangers in every field changes no answer of any address into something else", "[serve][hostile]")
{
    SpoiledFace face;
    std::set<std::string_view> kinds;

    for (const auto& route : collector::serve::routes()) {
        if (!serving::ends(route)) {
            continue;
        }
        const bool table = route.pattern.ends_with(".csv");
        const auto response =
            face.ask(serving::example_path(route.pattern),
                     table ? std::map<std::string, std::string>{{"excel", "1"}} : std::map<std::string, std::string>{},
                     {{"authorization", "Bearer token-of-auditor"}});
        const auto body = face.body_of(response);
        CAPTURE(route.pattern, response.status, body);
        kinds.insert(route.media_type.substr(0, route.media_type.find(';')));

        CHECK(response.status == 200);
        check_headers(response);
        CHECK(body.find('\xff') == std::string::npos);
        if (table) {
            check_csv(body);
        } else if (route.media_type == "application/x-ndjson") {
            check_lines(body);
        } else if (starts_with_any(route.media_type, {"text/html", "image/svg", "application/atom"})) {
            check_markup(body);
        } else if (starts_with_any(route.media_type, {"text/calendar"})) {
            check_calendar(body);
        } else if (route.pattern == "/metrics") {
            check_metrics(body);
        } else if (starts_with_any(route.media_type, {"application/json", "application/ld+json"})) {
            CHECK(json::accept(body));
        }
    }

    CHECK(kinds.size() >= 7);
}

TEST_CASE("a stranger's path, query and token reach no answer as they were", "[serve][hostile]")
{
    serving::PublicFace face;
    const auto response = face.ask("/api/v1/targets/" + kEvil, {{kEvil, kEvil}}, {{"authorization", "Bearer " + kEvil}});

    check_headers(response);
    CHECK(json::accept(response.body));
    CHECK(serving::header_of(response, "Content-Type") == "application/problem+json");
    CHECK(face.trail.deeds.empty());
}
