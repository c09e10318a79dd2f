#include "measure/reading.hpp"
#include "probe/observers/observe.hpp"
#include "probe/observers/redirect.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <catch2/catch.hpp>

#include <map>

using measure::FailureKind;
using measure::Family;
using namespace probe;
using fakes::address;

namespace {

/// A resolver that knows some names, and a web that answers as told.
struct World : fakes::FakeEdge {
    World()
    {
        dns.answer = [this](const DnsRequest& request) {
            std::vector<measure::Record> answers;
            const auto type = request.question.type;
            for (const auto& text : zone[request.question.name]) {
                const auto given = address(text.c_str());
                if (type == (given.family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA)) {
                    answers.push_back(fakes::record(request.question.name, type, text));
                }
            }
            return fakes::reply(answers);
        };
        http.answer = [](const HttpRequest& request) { return fakes::page(request, 200); };
    }

    measure::Evidence observe()
    {
        measure::Task task{.target = {.domain = "example.test", .roles = {measure::Role::web}}};
        return fakes::run(observers::observe(edge, {.resolvers = {address("2a00:2::53")}}, task));
    }

    std::map<std::string, std::vector<std::string>> zone;
};

}  // namespace

TEST_CASE("every published address of every name is fetched over https and http, each in its family")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1", "2a00:1::2", "5.0.0.1"};
    world.zone["www.example.test"] = {"2a00:1::3"};
    const auto evidence = world.observe();
    CHECK(evidence.fetches.size() == 8);
    CHECK(world.http.asked.size() == 8);
    for (const auto& request : world.http.asked) {
        CHECK((request.port == 443) == request.url.starts_with("https:"));
    }
}

TEST_CASE("special-purpose addresses are never connected to")
{
    World world;
    world.zone["example.test"] = {"2001:db8::1", "fd00::1", "192.168.1.1", "127.0.0.1"};
    const auto evidence = world.observe();
    CHECK(world.http.asked.empty());
    CHECK(evidence.notes.size() == 4);
}

TEST_CASE("a redirect is a fetch of its own and keeps the family")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1"};
    world.zone["other.test"] = {"2a00:9::9", "5.0.0.9"};
    world.http.answer = [](const HttpRequest& request) {
        return request.host == "example.test" ? fakes::page(request, 301, "https://other.test/x")
                                              : fakes::page(request, 200);
    };
    const auto evidence = world.observe();
    const auto ends = measure::final_fetches(evidence, Family::ipv6);
    REQUIRE(ends.size() == 2);
    for (const auto* end : ends) {
        CHECK(end->hop == 1);
        CHECK(end->host == "other.test");
        CHECK(end->address == address("2a00:9::9"));
    }
}

TEST_CASE("one URL is asked once at one address, though two chains pass it")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1"};
    world.http.answer = [](const HttpRequest& request) {
        return request.port == 80 ? fakes::page(request, 301, "https://example.test/") : fakes::page(request, 200);
    };
    const auto evidence = world.observe();
    CHECK(world.http.asked.size() == 2);
    CHECK(evidence.fetches.size() == 3);
}

TEST_CASE("what ends a chain is recorded")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1"};
    const auto kind_after = [&](const std::string& location) {
        world.http.answer = [location](const HttpRequest& request) { return fakes::page(request, 302, location); };
        return world.observe().fetches.at(1).failure.value().kind;
    };
    CHECK(kind_after("https://only4.test/") == FailureKind::not_found);
    CHECK(kind_after("https://[2001:db8::1]/") == FailureKind::forbidden_address);
    CHECK(kind_after("https://5.0.0.1/") == FailureKind::not_found);
    CHECK(kind_after("ftp://example.test/") == FailureKind::malformed);
    CHECK(kind_after("https://example.test:22/") == FailureKind::not_permitted);
    CHECK(kind_after("https://user@example.test/") == FailureKind::malformed);
    CHECK(kind_after("https://" + std::string(5000, 'a') + "/") == FailureKind::malformed);
}

TEST_CASE("a redirect without end stops after ten hops")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1"};
    int count = 0;
    world.http.answer = [&](const HttpRequest& request) {
        return fakes::page(request, 302, "https://example.test/" + std::to_string(++count));
    };
    const auto evidence = world.observe();
    for (const auto* end : measure::final_fetches(evidence, Family::ipv6)) {
        CHECK(end->hop == observers::kMostHops + 1);
        CHECK(end->failure.value().kind == FailureKind::too_many_redirects);
    }
    CHECK(count == 22);
}

TEST_CASE("a hop that cannot be connected to ends its chain with that failure")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1"};
    world.zone["dead.test"] = {"2a00:9::9"};
    world.http.answer = [](const HttpRequest& request) {
        return request.host == "dead.test" ? fakes::no_connection(request, FailureKind::timeout)
                                           : fakes::page(request, 301, "https://dead.test/");
    };
    const auto evidence = world.observe();
    for (const auto* end : measure::final_fetches(evidence, Family::ipv6)) {
        CHECK(end->failure.value().kind == FailureKind::timeout);
        CHECK(end->hop == 1);
    }
}

TEST_CASE("more addresses than the cap are left out, and that is said")
{
    World world;
    for (int i = 1; i <= 20; ++i) {
        world.zone["example.test"].push_back("2a00:1::" + std::to_string(i));
    }
    const auto evidence = world.observe();
    CHECK(world.http.asked.size() == 32);
    CHECK(evidence.notes.size() == 4);
}
