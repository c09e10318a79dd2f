#include "collector/ingest/batch_path.hpp"
#include "collector/ingest/contribution_desk.hpp"
#include "collector/ingest/device_desk.hpp"
#include "collector/ingest/disclosure_desk.hpp"
#include "collector/ingest/dispute_desk.hpp"
#include "collector/ingest/editor_desk.hpp"
#include "collector/ingest/publication_desk.hpp"
#include "collector/serve/route.hpp"
#include "tests/collector/serve/described.hpp"

#include <catch2/catch.hpp>

using namespace collector::ingest;
using nlohmann::json;

namespace {

/// How many desks take a path for theirs; batches, the clock and who opted out are the receiver's.
int desks_for(const std::string& path)
{
    const http::Request request{.method = "GET", .path = path};
    const bool is_receivers = parse_batch_path(path).has_value() || path == "/v1/time" || path == "/v1/opt-outs";
    return static_cast<int>(EditorDesk::is_for(request)) + static_cast<int>(ContributionDesk::is_for(request)) +
           static_cast<int>(DisclosureDesk::is_for(request)) + static_cast<int>(DisputeDesk::is_for(request)) +
           static_cast<int>(DeviceDesk::is_for(request)) + static_cast<int>(PublicationDesk::is_for(request)) +
           static_cast<int>(is_receivers);
}

std::string filled(std::string pattern)
{
    const std::map<std::string, std::string> examples{{"{country}", "KE"},
                                                      {"{case}", "7"},
                                                      {"{submission}", "7"},
                                                      {"{step}", "approve"},
                                                      {"{stream}", std::string(32, 'a')},
                                                      {"{number}", "1"},
                                                      {"{digest}", std::string(64, 'a')}};
    for (const auto& [name, value] : examples) {
        if (const auto at = pattern.find(name); at != std::string::npos) {
            pattern.replace(at, name.size(), value);
        }
    }
    return pattern;
}

}  // namespace

TEST_CASE("whatever is described of the receiving side has one desk that takes it", "[ingest]")
{
    for (const auto& [pattern, item] : serving::description()["paths"].items()) {
        if (item.contains("servers")) {
            CAPTURE(pattern);
            CHECK(filled(pattern).find('{') == std::string::npos);
            CHECK(desks_for(filled(pattern)) == 1);
        }
    }
}

TEST_CASE("what every desk takes is described", "[ingest]")
{
    const auto [method, path] = GENERATE(table<std::string, std::string>({
        {"put", "/v1/frames/{country}"},
        {"put", "/v1/policies/{country}"},
        {"put", "/v1/installed-base/{country}"},
        {"get", "/v1/disclosures"},
        {"post", "/v1/disclosures"},
        {"post", "/v1/reports/{country}"},
        {"post", "/v1/disputes"},
        {"post", "/v1/disputes/{case}/recheck"},
        {"get", "/v1/repository/submissions"},
        {"post", "/v1/repository/submissions"},
        {"get", "/v1/repository/submissions/{submission}"},
        {"post", "/v1/repository/submissions/{submission}/{step}"},
        {"post", "/v1/device-runs/{digest}"},
        {"post", "/v1/batches/{stream}/{number}"},
        {"get", "/v1/time"},
        {"get", "/v1/opt-outs"},
    }));
    const auto& paths = serving::description()["paths"];

    CAPTURE(method, path);
    REQUIRE(paths.contains(path));
    REQUIRE(paths[path].contains(method));
    CHECK_FALSE(paths[path]["servers"].empty());
    const auto names = collector::serve::match(path, path).value();
    for (const auto& [name, value] : names) {
        const auto& parameters = paths[path][method]["parameters"];
        CHECK(std::ranges::count_if(parameters, [&name = name](const json& it) { return it["name"] == name; }) == 1);
    }
}
