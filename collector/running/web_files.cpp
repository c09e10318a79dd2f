#include "collector/running/web_files.hpp"

#include "daemon/text_file.hpp"

namespace collector::running {
namespace {

using Use = measure::Result<void> (serve::OwnWeb::*)(std::string);

measure::Result<void> use(serve::OwnWeb& web, Use what, const std::string& file)
{
    if (file.empty()) {
        return {};
    }
    auto used = daemons::read_text(file, "the file", "check its name").and_then([&](std::string text) {
        return (web.*what)(std::move(text));
    });
    return std::move(used).map_error([&](measure::Error error) {
        error.where = error.where.empty() || error.where == file ? file : file + ": " + error.where;
        return error;
    });
}

}  // namespace

measure::Result<serve::OwnWeb> open_web(const config::Config& config)
{
    serve::OwnWeb web(serve::web_files());
    const auto used = use(web, &serve::OwnWeb::use_map, config.page.map).and_then([&] {
        return use(web, &serve::OwnWeb::use_names, config.page.names);
    });
    if (!used) {
        return tl::unexpected(used.error());
    }
    return web;
}

}  // namespace collector::running
