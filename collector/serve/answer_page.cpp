#include "collector/serve/embedded.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/page.hpp"

namespace collector::serve {
namespace {

/// The page needs its own stylesheet and nothing else.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

}  // namespace

Answer answer_page(const Call& call)
{
    const auto nations = call.nations.at(call.site.views);
    const auto vantages = call.site.views.vantages();
    if (!nations || !vantages) {
        return failed(call, nations ? vantages.error() : nations.error());
    }
    auto response = answer_text("text/html; charset=utf-8", render_page(**nations, *vantages, call.site.edition));
    response.headers.emplace_back("Content-Security-Policy", kPagePolicy);
    return response;
}

Answer answer_style(const Call&)
{
    return answer_text("text/css; charset=utf-8", std::string(embedded::kStyle));
}

}  // namespace collector::serve
