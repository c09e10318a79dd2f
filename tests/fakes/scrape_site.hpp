#pragma once

#include "probe/scrape/server.hpp"
#include "tests/fakes/scrape_samples.hpp"

namespace fakes {

/// Everything behind a scrape handler, with measurements that come from a function.
struct ScrapeSite {
    explicit ScrapeSite(boost::asio::any_io_executor executor, probe::scrape::ServerSettings settings = {},
                        probe::scrape::DeskSettings desk_settings = {})
        : desk(
              executor, clock, [this](measure::Task task) { return measure(std::move(task)); }, desk_settings),
          server(std::move(settings))
    {
    }

    boost::asio::awaitable<tl::expected<measure::TaskResult, probe::scrape::NoFinding>> measure(measure::Task task)
    {
        ++measured;
        if (until != nullptr) {
            co_await until->wait(std::chrono::seconds(10));
        }
        auto outcome = answer(task);
        if (outcome) {
            outcome->evidence.task = task;
        }
        co_return outcome;
    }

    http::Handler handler(bool anybody = true)
    {
        measure::Frame frame{.country = "AA", .targets = {{.domain = "listed.test"}}};
        return probe::scrape::make_handler(
            {.settings = server,
             .doorman = probe::scrape::Doorman(std::vector{frame}, {}, anybody),
             .desk = desk,
             .clock = clock,
             .read_domain = [](std::string_view text) { return measure::Result<std::string>(text); },
             .explain = [](const measure::Evidence&, std::span<const measure::Verdict>) { return "explained\n"; },
             .figures = [this] { return figures; }});
    }

    FakeClock clock;
    std::function<tl::expected<measure::TaskResult, probe::scrape::NoFinding>(const measure::Task&)> answer =
        [](const measure::Task&) { return good_result(); };
    std::shared_ptr<probe::scrape::Bell> until;
    int measured = 0;
    probe::scrape::OwnFigures figures;
    probe::scrape::Desk desk;
    probe::scrape::ServerSettings server;
};

}  // namespace fakes
