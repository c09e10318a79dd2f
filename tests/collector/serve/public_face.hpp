#pragma once

#include "collector/serve/broadcaster.hpp"
#include "collector/serve/metrics.hpp"
#include "collector/serve/server.hpp"
#include "tests/collector/serve/described.hpp"
#include "tests/fakes/access_samples.hpp"
#include "tests/fakes/device_samples.hpp"
#include "tests/fakes/fake_contributions.hpp"
#include "tests/fakes/fake_reports.hpp"
#include "tests/fakes/fake_views.hpp"

#include <boost/asio/io_context.hpp>

#include <map>
#include <string>

/// The whole handler over fakes, asked without a socket. The facts are as hostile as strangers can make them.
namespace serving {

/// HTML, a formula, octets that are no UTF-8, an override that turns the reading direction, a line break.
inline const std::string kHostile = "=<script>alert('x')</script>\"&\xff\xE2\x80\xAE gov\r\n,end";

/// What the task answers, on a context that runs until it has.
http::Response run(boost::asio::io_context& context, boost::asio::awaitable<http::Response> task);
std::string run(boost::asio::io_context& context, boost::asio::awaitable<std::string> task);

collector::TargetView hostile_target(const std::string& domain);

class PublicFace {
public:
    PublicFace();

    /// What is answered is held against the description of its address.
    http::Response ask(const std::string& path, std::map<std::string, std::string> query = {},
                       std::map<std::string, std::string> headers = {}, const std::string& method = "GET");

    /// The whole body, also of a stream that ends.
    std::string body_of(http::Response response);

    boost::asio::io_context context;
    fakes::FakeViews views;
    fakes::FakeDevices devices;
    fakes::FakeContributions contributions;
    score::Methodology rules;
    fakes::FakeEvidence evidence;
    collector::serve::Broadcaster events{
        context.get_executor(), 100, {.remembered = 3, .subscribers = 2, .heartbeat = std::chrono::milliseconds{1}}};
    collector::serve::Metrics metrics{"0.1.0", "IRS-1.0.0"};
    fakes::FakeReports reports;
    collector::serve::MethodologyText methodology{.id = "IRS-1.0.0", .sha256 = "00", .toml = "weight = 1"};
    collector::Publisher publisher{.name = "Office", .contact = "office@example.test", .page = "https://example.test"};
    std::vector<measure::Error> failures;
    std::map<std::string, collector::Person> people = fakes::token_holders();
    fakes::FakeAccess access;
    fakes::FakeTrail trail;
    measure::Timestamp now = measure::parse_rfc3339("2026-11-21T05:00:00Z").value();

    std::optional<collector::Person> bearer_of(const std::string& token) const;

    std::vector<collector::serve::WebFile> dashboard{{"base/api.js", "51", "let a = 1;", "gzip of a"},
                                                     {"index.html", "1d", "<!doctype html>", "gzip of page"},
                                                     {"messages/en.json", "e2", "{}", "gzip of {}"}};
    http::Handler handler = answering();

private:
    void add_documents();
    void add_gates(measure::Timestamp newest);
    void add_report(measure::Timestamp as_of);
    void add_notes(collector::ScoreRow beside);
    void add_networks();
    void add_fixes();
    void add_devices();
    http::Handler answering();
};

}  // namespace serving
