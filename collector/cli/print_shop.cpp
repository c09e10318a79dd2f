#include "collector/cli/print_shop.hpp"

#include "collector/report/press.hpp"
#include "collector/report/self_contained.hpp"
#include "collector/report/workplace.hpp"
#include "collector/running/web_files.hpp"
#include "collector/serve/dashboard.hpp"
#include "daemon/whole_file.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

constexpr std::string_view kMessages = "messages/";
constexpr std::string_view kJson = ".json";
constexpr std::array<std::string_view, 4> kSheets{"tokens.css", "style.css", "views.css", "report.css"};

/// The sheets that web/print.html names, in its order.
std::string style()
{
    std::string text;
    for (const auto name : kSheets) {
        for (const auto& file : serve::web_files()) {
            text += file.path == name ? std::string(file.plain) : "";
        }
    }
    return text;
}

http::ListenerSettings at(const char* address)
{
    return {.endpoints = {{.address = measure::parse_address(address).value(), .port = 0}}, .tls = {}, .limits = {}};
}

}  // namespace

measure::Result<std::unique_ptr<PrintShop>> PrintShop::open(const config::Config& config)
{
    auto web = running::open_web(config);
    if (!web) {
        return tl::unexpected(web.error());
    }
    std::unique_ptr<PrintShop> shop(new PrintShop(config.report.browser, *std::move(web)));
    auto listening = shop->listen();
    return listening ? measure::Result<std::unique_ptr<PrintShop>>(std::move(shop)) : tl::unexpected(listening.error());
}

measure::Result<void> PrintShop::listen()
{
    const auto handler = [this](http::Request request) { return respond(std::move(request)); };
    host_ = "[::1]";
    auto listener = http::Listener::open(context_.get_executor(), at("::1"), handler, {});
    if (!listener) {
        // A machine without IPv6 on its loopback can still print.
        host_ = "127.0.0.1";
        listener = http::Listener::open(context_.get_executor(), at("127.0.0.1"), handler, {});
    }
    if (!listener) {
        return tl::unexpected(listener.error());
    }
    listener_ = *std::move(listener);
    listener_->start();
    return {};
}

boost::asio::awaitable<http::Response> PrintShop::respond(http::Request request)
{
    if (request.path == "/facts.json") {
        co_return serve::answer_text("application/json", facts_);
    }
    auto answered = serve::answer_dashboard(web_.files(), request);
    co_return answered ? std::move(*answered) : http::to_response(answered.error());
}

measure::Result<Print> PrintShop::print(const std::string& facts, const std::string& id, const std::string& language)
{
    const auto workplace = report::Workplace::make();
    if (!workplace) {
        return tl::unexpected(workplace.error());
    }
    facts_ = facts;
    const auto url = "http://" + host_ + ":" + std::to_string(listener_->ports().front()) +
                     "/web/print.html?lang=" + language + "&id=" + id;
    report::Press press;
    press.browser = browser_;
    press.meanwhile = [this](measure::Duration glance) { context_.run_for(glance); };
    auto printed = report::print_page(press, url, workplace->folder());
    if (!printed) {
        return tl::unexpected(printed.error());
    }
    auto html = report::self_contained(printed->page, style());
    if (!html) {
        return tl::unexpected(html.error());
    }
    return Print{.html = *std::move(html), .pdf = std::move(printed->pdf)};
}

std::vector<std::string> languages()
{
    std::vector<std::string> tags;
    for (const auto& file : serve::web_files()) {
        if (file.path.starts_with(kMessages) && file.path.ends_with(kJson)) {
            tags.emplace_back(file.path.substr(kMessages.size(), file.path.size() - kMessages.size() - kJson.size()));
        }
    }
    return tags;
}

std::string unknown_language(const std::vector<std::string>& tags)
{
    const auto known = languages();
    const auto found = std::find_if(tags.begin(), tags.end(), [&known](const std::string& tag) {
        return std::find(known.begin(), known.end(), tag) == known.end();
    });
    return found == tags.end() ? "" : *found;
}

measure::Error no_language(const std::string& tag)
{
    std::string known;
    for (const auto& it : languages()) {
        known += (known.empty() ? "" : ", ") + it;
    }
    return {.what = "reports are not printed in this language", .where = tag, .remedy = "use one of " + known};
}

measure::Result<void> write_out(const std::string& folder, const std::string& name, const std::string& octets)
{
    auto& files = daemons::real_files();
    return files.make_directory(folder).and_then(
        [&] { return daemons::write_whole(files, std::filesystem::path(folder) / name, octets); });
}

}  // namespace collector::cli
