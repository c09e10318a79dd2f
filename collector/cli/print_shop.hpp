#pragma once

#include "collector/config/config.hpp"
#include "collector/serve/own_web.hpp"
#include "http/listener.hpp"
#include "measure/result.hpp"

#include <boost/asio/io_context.hpp>

#include <memory>
#include <string>

namespace collector::cli {

/// A report or letter in one language: one HTML file that needs no other, and the same as tagged PDF.
struct Print {
    std::string html;
    std::string pdf;
};

/// Prints facts with the dashboard's own modules: serves them to a headless Chromium on the loopback interface alone.
class PrintShop {
public:
    /// With the browser and the page's own names as configured.
    static measure::Result<std::unique_ptr<PrintShop>> open(const config::Config& config);

    /// `id` is the report's, "" for what is not kept; `language` one of languages().
    measure::Result<Print> print(const std::string& facts, const std::string& id, const std::string& language);

private:
    PrintShop(std::string browser, serve::OwnWeb web) : browser_(std::move(browser)), web_(std::move(web)) {}

    measure::Result<void> listen();
    boost::asio::awaitable<http::Response> respond(http::Request request);

    std::string browser_;
    serve::OwnWeb web_;
    std::string facts_;
    std::string host_;
    boost::asio::io_context context_{1};
    std::optional<http::Listener> listener_;
};

/// The languages that the dashboard speaks, by tag.
std::vector<std::string> languages();

/// The first of these tags that is no language of ours; "" when all are.
std::string unknown_language(const std::vector<std::string>& tags);

/// What to say to who asked for it.
measure::Error no_language(const std::string& tag);

/// Writes a file that a person asked for; the folder is made when it is not there.
measure::Result<void> write_out(const std::string& folder, const std::string& name, const std::string& octets);

}  // namespace collector::cli
