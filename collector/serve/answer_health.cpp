#include "collector/serve/handlers.hpp"
#include "collector/serve/metrics.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

http::Response healthy()
{
    auto document = new_document();
    document["status"] = "ok";
    return answer_json(document);
}

http::Problem not_ready(const measure::Error& error)
{
    return {503, "not_ready", "The collector cannot do its work", error.what, {}};
}

}  // namespace

Answer answer_livez(const Call&)
{
    return healthy();
}

Answer answer_readyz(const Call& call)
{
    const auto readable = call.site.views.version();
    if (!readable) {
        return tl::unexpected(not_ready(readable.error()));
    }
    if (call.site.ready) {
        if (const auto ready = call.site.ready(); !ready) {
            return tl::unexpected(not_ready(ready.error()));
        }
    }
    return healthy();
}

Answer answer_metrics(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    const auto vantages = call.site.views.vantages();
    if (!nations || !vantages) {
        return failed(call, nations ? vantages.error() : nations.error());
    }
    Scrape scrape{.nations = **nations, .vantages = *vantages, .now = call.site.now(), .listener = {}};
    if (call.site.listener_counts) {
        scrape.listener = call.site.listener_counts();
    }
    return answer_text("text/plain; version=0.0.4; charset=utf-8", call.site.metrics.text(scrape));
}

}  // namespace collector::serve
