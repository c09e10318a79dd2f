#include "collector/serve/freshness.hpp"

#include "collector/aggregate/rounds.hpp"

namespace collector::serve {
namespace {

/// Answers are revalidated each time: a 304 costs one number from the index. RFC 8246 for what never changes.
std::string_view cache_control(Freshness freshness)
{
    switch (freshness) {
        case Freshness::never: return "no-store";
        case Freshness::views:
        case Freshness::published:
        case Freshness::day:
        case Freshness::digest: return "no-cache";
        case Freshness::share:
        case Freshness::build: return "public, max-age=300";
        case Freshness::ever: return "public, max-age=31536000, immutable";
    }
    return "no-store";
}

}  // namespace

bool may_compress(const Route& route)
{
    return route.media_type != "text/event-stream" && route.freshness != Freshness::digest;
}

bool depends_on_reader(Freshness freshness)
{
    return freshness == Freshness::views || freshness == Freshness::published || freshness == Freshness::day ||
           freshness == Freshness::share;
}

measure::Result<std::uint64_t> version_for(const Site& site, Freshness freshness)
{
    switch (freshness) {
        case Freshness::views:
        case Freshness::day: return site.views.version();
        case Freshness::published:
        case Freshness::share: return site.views.published();
        case Freshness::build:
        case Freshness::never:
        case Freshness::ever:
        case Freshness::digest: return 0;
    }
    return 0;
}

void add_freshness(http::Response& response, const Route& route, Freshness freshness, const std::string& tag)
{
    if (may_compress(route)) {
        response.headers.emplace_back("Vary", route.freshness == Freshness::day ? "Accept-Encoding, Authorization"
                                                                                : "Accept-Encoding");
    }
    response.headers.emplace_back("Cache-Control", cache_control(freshness));
    if (freshness != Freshness::never) {
        response.headers.emplace_back("ETag", tag);
    }
}

std::string edition_for(const Site& site, Freshness freshness, const DisclosedViews* shown)
{
    auto edition = site.edition;
    if (depends_on_reader(freshness)) {
        edition += "-" + site.methodology.sha256.substr(0, 12);
    }
    if (freshness == Freshness::day || freshness == Freshness::published) {
        edition += "-" + aggregate::day_of(site.now());
    }
    const auto opened = shown == nullptr || freshness == Freshness::day ? std::string() : shown->opened();
    return opened.empty() ? edition : edition + "-" + opened;
}

}  // namespace collector::serve
