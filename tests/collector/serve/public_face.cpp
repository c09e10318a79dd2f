#include "tests/collector/serve/public_face.hpp"

#include "checks/check.hpp"
#include "collector/serve/report_facts.hpp"
#include "tests/collector/serve/described.hpp"
#include "tests/fakes/published_samples.hpp"

#include <boost/asio/co_spawn.hpp>
#include <catch2/catch.hpp>

namespace serving {
namespace {

template <typename T>
T result_of(boost::asio::io_context& context, boost::asio::awaitable<T> task)
{
    T result;
    boost::asio::co_spawn(context, std::move(task),
                          [&result](const std::exception_ptr&, T value) { result = std::move(value); });
    context.restart();
    context.run();
    return result;
}

}  // namespace

http::Response run(boost::asio::io_context& context, boost::asio::awaitable<http::Response> task)
{
    return result_of(context, std::move(task));
}

std::string run(boost::asio::io_context& context, boost::asio::awaitable<std::string> task)
{
    return result_of(context, std::move(task));
}

collector::TargetView hostile_target(const std::string& domain)
{
    collector::TargetView view;
    view.target.domain = domain;
    view.target.country = "XA";
    view.target.organisation = kHostile;
    view.target.sector = "tax";
    view.target.roles = {measure::Role::web};
    view.round = "2026-11-21";
    view.state = {measure::State::broken, measure::Cause::refused, "web.reach6"};
    view.web_score = 0.25;
    return view;
}

PublicFace::PublicFace()
{
    collector::ScoreRow score;
    score.country = "XA";
    score.as_of = measure::parse_rfc3339("2026-11-21T04:00:00Z").value();
    score.window_first = "2026-10-25";
    score.window_last = "2026-11-21";
    score.methodology = "IRS-1.0.0";
    score.index = 0.586;
    score.low = 0.2637;
    score.high = 0.8137;
    score.status = "provisional";
    score.coverage = 0.9;
    score.document = R"({"pillars":{"web":{"value":0.62,"low":0.6,"high":0.65,"coverage":0.9},"dns":{"value":0.8}},)"
                     R"("frame":{"title":"<b>Exampleland</b>","reviewed":false}})";
    views.scores = {score};
    views.rows = {hostile_target("a.example.test"), hostile_target("b.example.test"), hostile_target("c.example.test")};
    measure::Verdict verdict;
    verdict.check = checks::all().front()->id;
    verdict.outcome = measure::Outcome::fail;
    verdict.value = 0;
    verdict.rule = checks::all().front()->rules.front().id;
    verdict.cause = measure::Cause::refused;
    verdict.detail = kHostile;
    views.consensus_rows = {{.target = "a.example.test",
                             .check = verdict.check,
                             .round = "2026-11-21",
                             .in_country = true,
                             .counts = true,
                             .votes = 2,
                             .passes = 0,
                             .verdict = verdict}};
    collector::ResultView result;
    result.result.key = {7, 1};
    result.result.probe = "probe-1";
    result.result.target = "a.example.test";
    result.result.verdicts = {verdict};
    views.result_rows = {result};
    views.change_rows = {{.target = "a.example.test", .country = "XA", .round = "2026-11-21", .before = {}, .after = {}}};
    collector::VantageView vantage;
    vantage.registration = {.probe = "probe-1", .laboratory = kHostile, .as_number = 64496, .country = "XA"};
    vantage.latest = collector::VantageRow{.key = {7, 1},
                                           .probe = "probe-1",
                                           .round = "2026-11-21",
                                           .at = score.as_of,
                                           .qualified_ipv4 = true,
                                           .qualified_ipv6 = false,
                                           .masked_by = "vantage.gate6",
                                           .reason = "no IPv6 control answered"};
    views.vantage_rows = {vantage};
    add_gates(score.as_of);
    add_fixes();
    add_report(score.as_of);
    add_notes(score);
    add_networks();
    add_devices();
    samples::publish(contributions);
    add_documents();
    evidence.batches[7] = {"{\"schema\":1}", R"({"lookups":[],"note":"seen"})"};
}

/// A list of targets that was changed once, policies, and an installed base.
void PublicFace::add_documents()
{
    using enum collector::DocumentKind;
    const auto stands = [this](collector::DocumentKind kind, std::uint64_t position, char digit, const char* text) {
        const std::string sha256(64, digit);
        views.documents[{kind, "XA", ""}] = position;
        views.documents[{kind, "XA", sha256}] = position;
        evidence.documents[position] = {.sha256 = sha256, .text = text};
    };
    stands(frame, 1, '1', "version = \"1\"\n");
    stands(frame, 2, '2', "version = \"2\"\n");
    stands(policies, 3, '3', "schema = 1\n");
    stands(installed_base, 4, '4', "country,maker,model,firmware,share,dated,source\n");
}

void PublicFace::add_gates(measure::Timestamp newest)
{
    views.gate_rows = {{.probe = "probe-1",
                        .at = newest,
                        .family = measure::Family::ipv6,
                        .protocol = measure::ControlProtocol::web,
                        .open = false,
                        .reason = kHostile},
                       {.probe = "probe-1",
                        .at = newest - std::chrono::hours{1},
                        .family = measure::Family::ipv4,
                        .protocol = measure::ControlProtocol::dns,
                        .open = true,
                        .reason = ""}};
}

void PublicFace::add_report(measure::Timestamp as_of)
{
    const std::string id(64, 'a');
    const collector::serve::ReportSources sources{views, evidence, methodology, publisher};
    reports.octets[id] = collector::serve::national_facts(sources, "XA", {}).value().value();
    reports.octets["en.html"] = "<style>a{}</style><p>";
    reports.octets["en.pdf"] = "%PDF";
    reports.kept = {{.id = id,
                     .country = "XA",
                     .as_of = as_of,
                     .kept = as_of,
                     .renditions = {{"en.html", "00", 21}, {"en.pdf", "01", 4}}}};
}

void PublicFace::add_notes(collector::ScoreRow beside)
{
    beside.methodology = "IRS-2.0.0";
    beside.methodology_sha256 = "beside";
    views.parallel_rows = {beside};
    views.note_rows = {
        {.position = 3, .at = beside.as_of, .note = measure::Erratum{.dated = "2026-11-21", .what = kHostile}},
        {.position = 4,
         .at = beside.as_of,
         .note = measure::CaseNote{.target = "a.example.test", .country = "XA", .check = "web.http6", .text = kHostile}},
        {.position = 5,
         .at = beside.as_of,
         .note = measure::ParallelMethodology{.id = "IRS-2.0.0",
                                              .sha256 = "beside",
                                              .first_day = "2026-11-01",
                                              .last_day = "2026-12-26",
                                              .why = kHostile}},
        {.position = 6,
         .at = beside.as_of,
         .note = measure::EditionInForce{.id = "IRS-1.0.0", .sha256 = "00", .first_day = "2026-01-01", .toml = kHostile}}};
}

void PublicFace::add_networks()
{
    const std::string amounts =
        R"({"ipv4_delegations":2,"ipv4_addresses":768,"ipv6_delegations":1,"ipv6_slash32":1.5,"systems":3})";
    const std::string moved =
        R"({"delegated":0.0,"returned":32.0,"transferred_in":0.0,"transferred_out":64.0,"changed_holder":null})";
    views.network_rows = {
        {.country = "XA",
         .dated = "2026-11-20",
         .document =
             R"({"schema":1,"country":"XA","dated":"2026-11-20","sources":{"delegated":[],"routes_seen":null,)"
             R"("vrps_built":null},"allocation":)" +
             amounts + R"(,"pace":[{"year":2011,)" + amounts.substr(1) + R"(,{"year":null,)" + amounts.substr(1) +
             R"(],"movement":{"from":"2025-11-20","to":"2026-11-20","ipv4_addresses":)" + moved + R"(,"ipv6_slash32":)" +
             moved +
             R"(},"holder_count":1,"holders_named":true,"holders":[{"registry":"arin","holder":"=<b>","ipv6_announced":null,)" +
             amounts.substr(1) +
             R"(],"announced":null,"funnel":[{"stage":"allocated","part":1,"whole":2,"share":0.5}],)"
             R"("users":[{"source":"apnic","dated":"2026-11-01","share":0.25}],)"
             R"("user_series":{"apnic":[{"date":"2026-10-01","share":0.2},{"date":"2026-11-01","share":0.25}]},)"
             R"("facts":{"users":[0.25],"systems":null,"holders":null,"validity6":null,"validity4":null}})"}};
    views.policy_rows = {{.country = "XA",
                          .id = "egov",
                          .title = kHostile,
                          .mandate = "Decree 12",
                          .scope = "all",
                          .figure = "web",
                          .target = 0.8,
                          .by = "2026-11-20",
                          .dated = "2026-01-15",
                          .source = "gazette"}};
    views.figure_points = {{.day = "2026-11-20", .value = 0.5}, {.day = "2026-11-21", .value = 0.62}};
    views.route_rows = {{.target = "a.example.test",
                         .role = collector::ServedRole::dns,
                         .address = "192.0.2.1",
                         .prefix = "192.0.2.0/24",
                         .origins = "64500",
                         .validity = "not_found",
                         .first_round = "2026-11-01",
                         .last_round = "2026-11-21"}};
}

void PublicFace::add_fixes()
{
    views.fix_documents["XA"] = R"({"schema":1,"country":"XA","as_of":"2026-11-21T04:00:00Z","round":"2026-11-21",)"
                                R"("methodology":"IRS-1.0.0","fixes":[]})";
    views.hosted = collector::Hosting{.ipv4 = {{64500, "Example, Ltd", "XB"}}, .ipv6 = {{64500, "Example, Ltd", "XA"}}};
    views.leverage_documents["XA"] =
        R"({"schema":1,"country":"XA","as_of":"2026-11-21T04:00:00Z","round":"2026-11-21","services":3,"whole":1,)"
        R"("by_thing":{"points":[{"rank":1,"kind":"third_party","name":"cdn.test","operator":"AS64501 Cdn","target_count":2,)"
        R"("targets":["a.example.test","b.example.test"],"alone":2,"causes":["third_party_v4only"]}],)"
        R"("steps":[{"mend":[{"kind":"third_party","name":"cdn.test"}],"gained":2,"mended":1,"whole":3}]},)"
        R"("by_operator":{"points":[],"steps":[]}})";
}

/// One device of two firmwares; the older one lets strangers in.
void PublicFace::add_devices()
{
    using measure::Exposure;
    using measure::RowVerdict;
    rules.cpe.gate = {measure::GatePart::address};
    rules.cpe.connectivity_groups = {"L"};
    rules.cpe.security_groups = {"SEC"};
    rules.should_value = 0.5;
    auto open = samples::device_run('a', "1.0",
                                    {samples::found("L-1", RowVerdict::fail),
                                     samples::found("SEC-1", RowVerdict::pass, Exposure::guarded),
                                     samples::found("SEC-10", RowVerdict::fail, Exposure::open)});
    open.rows[0].reason = kHostile;
    open.rows[1].reason = "a secret of the guard";
    open.rows[2].reason = "a secret of the open port";
    const auto shut = samples::device_run('b', "2.0",
                                          {samples::found("L-1", RowVerdict::pass),
                                           samples::found("SEC-1", RowVerdict::pass, Exposure::guarded),
                                           samples::found("SEC-10", RowVerdict::pass, Exposure::guarded)});
    devices.brought = {samples::received(open, 1), samples::received(shut, 2)};
    devices.homes = {{.country = "XA",
                      .maker = "acme",
                      .model = "r1",
                      .firmware = "",
                      .share = 0.25,
                      .dated = "2026-09-30",
                      .source = kHostile}};
}

http::Response PublicFace::ask(const std::string& path, std::map<std::string, std::string> query,
                               std::map<std::string, std::string> headers, const std::string& method)
{
    http::Request request;
    request.method = method;
    request.path = path;
    request.query = std::move(query);
    request.headers = std::move(headers);
    const auto response = run(context, handler(request));
    INFO(method << ' ' << path << '\n' << response.body);
    CHECK(unlike_description(method, path, response) == "");
    return response;
}

std::string PublicFace::body_of(http::Response response)
{
    auto body = response.body;
    while (response.next_piece) {
        const auto piece = run(context, response.next_piece());
        if (piece.empty()) {
            break;
        }
        body += piece;
    }
    return body;
}

std::optional<collector::Person> PublicFace::bearer_of(const std::string& token) const
{
    const auto found = people.find(token);
    return found == people.end() ? std::nullopt : std::optional(found->second);
}

http::Handler PublicFace::answering()
{
    return collector::serve::make_handler({.views = views,
                                           .evidence = evidence,
                                           .events = events,
                                           .metrics = metrics,
                                           .methodology = methodology,
                                           .web = dashboard,
                                           .rules = &rules,
                                           .devices = &devices,
                                           .bearer_of = [this](const std::string& token) { return bearer_of(token); },
                                           .access = &access,
                                           .audit = &trail,
                                           .edition = "0.1.0",
                                           .now = [this] { return now; },
                                           .ready = {},
                                           .listener_counts = {},
                                           .on_failure = [this](const measure::Error& error) { failures.push_back(error); },
                                           .reports = &reports,
                                           .publisher = publisher,
                                           .contributions = &contributions});
}

}  // namespace serving
