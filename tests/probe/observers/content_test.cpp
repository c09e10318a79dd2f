#include "measure/content_reading.hpp"
#include "probe/observers/observe.hpp"
#include "probe/observers/page_hosts.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "wire/css_reader.hpp"
#include "wire/page_reader.hpp"

#include <catch2/catch.hpp>

#include <map>

using measure::FailureKind;
using measure::Family;
using namespace probe;
using fakes::address;

namespace {

std::string words(const std::string& stem)
{
    std::string text;
    for (char first = 'a'; first <= 'z'; ++first) {
        for (char second = 'a'; second <= 'h'; ++second) {
            text += stem + first + second + " ";
        }
    }
    return text;
}

/// An answer whose body is read as the request wants it.
HttpExchange body(const HttpRequest& request, const std::string& text)
{
    auto seen = fakes::page(request, 200, "", text);
    seen.fetch->body_sha256 = "sha of " + text;
    if (request.reading == Reading::page) {
        wire::PageReader reader;
        reader.add(text);
        auto read = reader.finish();
        seen.page = read.page;
        seen.page->body_sha256 = seen.fetch->body_sha256;
        seen.references = read.references;
    } else if (request.reading == Reading::style) {
        wire::References found;
        wire::CssReader reader(found);
        reader.add(text);
        reader.end();
        seen.references = found.take();
    }
    return seen;
}

/// A site over both families; what it shows is the test's.
struct World : fakes::FakeEdge {
    World()
    {
        zone["example.test"] = {"2a00:1::1", "5.0.0.1"};
        dns.answer = [this](const DnsRequest& request) {
            std::vector<measure::Record> answers;
            for (const auto& text : zone[request.question.name]) {
                const auto type = address(text.c_str()).family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
                if (request.question.type == type) {
                    answers.push_back(fakes::record(request.question.name, type, text));
                }
            }
            return fakes::reply(answers);
        };
        http.answer = [this](const HttpRequest& request) {
            auto seen = body(request, show(request));
            if (request.port == 443) {
                seen.handshake = measure::TlsHandshake{.host = request.host, .address = request.address};
            }
            return seen;
        };
    }

    measure::Evidence observe()
    {
        measure::Task task{.target = {.domain = "example.test", .roles = {measure::Role::web}}};
        return fakes::run(observers::observe(edge, {.resolvers = {address("2a00:2::53")}}, task));
    }

    std::size_t asked(const std::string& host, Ask ask = Ask::get) const
    {
        return static_cast<std::size_t>(std::count_if(http.asked.begin(), http.asked.end(), [&](const HttpRequest& request) {
            return request.host == host && request.ask == ask;
        }));
    }

    std::map<std::string, std::vector<std::string>> zone;
    std::function<std::string(const HttpRequest&)> show = [](const HttpRequest&) { return "<p>" + words("w"); };
};

const measure::PageHost& host_in(const measure::Evidence& evidence, const std::string& name)
{
    const auto& hosts = evidence.content.hosts;
    const auto found = std::find_if(hosts.begin(), hosts.end(), [&](const auto& host) { return host.host == name; });
    REQUIRE(found != hosts.end());
    return *found;
}

}  // namespace

TEST_CASE("W-10: equal bodies are kept once and asked for no more")
{
    World world;
    const auto evidence = world.observe();
    CHECK(evidence.content.pages.size() == 1);
    CHECK(evidence.content.repeats.empty());
    CHECK(evidence.content.strangers.empty());
    CHECK(world.asked("example.test") == 4);
}

TEST_CASE("W-10: where bodies differ the page over IPv4 is fetched once more, in its place")
{
    World world;
    int count = 0;
    world.show = [&](const HttpRequest&) {
        return "<p>" + words("w") + "visit " + std::string(1, static_cast<char>('a' + ++count));
    };
    const auto evidence = world.observe();
    REQUIRE(evidence.content.repeats.size() == 1);
    CHECK(evidence.content.repeats[0].address.family == Family::ipv4);
    CHECK(evidence.content.strangers.empty());
}

TEST_CASE("W-10: where texts have little in common both addresses are asked as a stranger")
{
    World world;
    world.show = [](const HttpRequest& request) {
        return "<p>" + words(request.address.family == Family::ipv6 ? "other" : "w");
    };
    const auto evidence = world.observe();
    REQUIRE(evidence.content.strangers.size() == 2);
    CHECK(evidence.content.strangers[0].address == address("2a00:1::1"));
    CHECK(evidence.content.strangers[1].address == address("5.0.0.1"));
    CHECK(world.asked(std::string(measure::kStranger)) == 2);
}

TEST_CASE("W-12: hosts of the page and of its style sheets are asked over IPv6, over IPv4 only where that fails")
{
    World world;
    world.zone["cdn.elsewhere.test"] = {"2a00:7::1", "5.0.0.7"};
    world.zone["only4.elsewhere.test"] = {"5.0.0.8"};
    world.zone["static.example.test"] = {"2a00:1::9"};
    world.show = [](const HttpRequest& request) -> std::string {
        if (request.host == "cdn.elsewhere.test") {
            return "a{b:url(//static.example.test/i.png)}";
        }
        return "<link rel=stylesheet href='https://cdn.elsewhere.test/s.css?visitor=7'><script "
               "src='//only4.elsewhere.test/a.js'></script>"
               "<img src=/own.png><form action=/search></form>";
    };
    const auto evidence = world.observe();
    CHECK(evidence.content.page_url == "https://example.test/");
    REQUIRE(evidence.content.hosts.size() == 4);
    const auto& cdn = host_in(evidence, "cdn.elsewhere.test");
    CHECK(cdn.status6 == 200);
    CHECK(cdn.status4 == 0);
    CHECK(cdn.party == measure::Party::third);
    CHECK(cdn.url == "https://cdn.elsewhere.test/s.css");
    const auto& only4 = host_in(evidence, "only4.elsewhere.test");
    CHECK(only4.status6 == 0);
    CHECK(only4.status4 == 200);
    CHECK(only4.kinds == std::vector{measure::ResourceKind::script});
    const auto& deep = host_in(evidence, "static.example.test");
    CHECK(deep.depth == 2);
    CHECK(deep.party == measure::Party::first);
    CHECK(host_in(evidence, "example.test").status6 == 200);
    CHECK(world.asked("example.test", Ask::head) == 0);
    CHECK(world.asked("cdn.elsewhere.test", Ask::head) == 1);
}

TEST_CASE("W-12: names of hosts that answer are resolved from the root over IPv6 alone")
{
    World world;
    world.zone["cdn.elsewhere.test"] = {"2a00:7::1"};
    world.show = [](const HttpRequest&) { return std::string("<script src='//cdn.elsewhere.test/a.js'></script>"); };
    const auto evidence = world.observe();
    REQUIRE(evidence.chains.size() == 1);
    CHECK(evidence.chains[0].question == measure::Question{"cdn.elsewhere.test", measure::rr::kAaaa});
}

TEST_CASE("W-12: hosts and further documents are capped, special addresses are never connected to")
{
    World world;
    world.zone["inside.test"] = {"fd00::1", "10.0.0.1"};
    world.show = [](const HttpRequest& request) {
        std::string html = "<img src='//inside.test/x'><img src='http://other.test:22/'>";
        for (int i = 0; i < 60; ++i) {
            const auto number = std::to_string(i);
            html += "<link rel=stylesheet href='/s" + number + ".css'><img src='//h" + number + ".test/i.png'>";
        }
        return request.reading == Reading::style ? "" : html;
    };
    const auto evidence = world.observe();
    CHECK(evidence.content.hosts.size() == observers::PageHosts::kMostHosts);
    CHECK(evidence.notes.size() == 1);
    CHECK(world.asked("example.test") == 4 + observers::PageHosts::kMostFurther);
    CHECK(world.asked("inside.test", Ask::head) == 0);
    CHECK(world.asked("other.test", Ask::head) == 0);
}

TEST_CASE("W-12: a page with two hundred resources of slow hosts ends after its minute, and says so")
{
    World world;
    world.show = [&](const HttpRequest& request) {
        std::string html;
        for (int i = 0; i < 200; ++i) {
            html += "<img src='//h" + std::to_string(i % 30) + ".test/" + std::to_string(i) + ".png'>";
        }
        if (request.ask == Ask::head) {
            world.clock.time += std::chrono::seconds(9);
        }
        return html;
    };
    for (int i = 0; i < 30; ++i) {
        world.zone["h" + std::to_string(i) + ".test"] = {"2a00:7::" + std::to_string(i + 1)};
    }
    const auto evidence = world.observe();
    CHECK(world.http.asked.size() < 20);
    CHECK_FALSE(evidence.content.hosts.back().asked);
    REQUIRE(evidence.notes.size() == 1);
    CHECK(evidence.notes[0].find("minute") != std::string::npos);
}

TEST_CASE("W-9: HTTP/2 is offered in one handshake a family, QUIC is asked by one packet")
{
    World world;
    const auto evidence = world.observe();
    CHECK(world.asked("example.test", Ask::handshake) == 2);
    CHECK(evidence.content.offers.size() == 2);
    CHECK(world.quic.asked.size() == 2);
    CHECK(evidence.content.quic.size() == 2);
}

TEST_CASE("W-9: a family that is silent where the other speaks QUIC is asked twice more")
{
    World world;
    world.quic.answer = [](const measure::Address& where) {
        QuicExchange seen;
        if (where.family == Family::ipv4) {
            seen.versions = {1};
        } else {
            seen.failure = measure::Failure{.kind = FailureKind::timeout};
        }
        return seen;
    };
    const auto evidence = world.observe();
    CHECK(world.quic.asked.size() == 4);
    CHECK(evidence.content.quic.size() == 2);
}

TEST_CASE("W-9: a site over one family is not asked for versions")
{
    World world;
    world.zone["example.test"] = {"2a00:1::1"};
    const auto evidence = world.observe();
    CHECK(world.quic.asked.empty());
    CHECK(evidence.content.offers.empty());
}
