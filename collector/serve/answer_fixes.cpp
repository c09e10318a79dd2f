#include "collector/serve/handlers.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {

Answer answer_fixes(const Call& call)
{
    const auto country = call.names.at("country");
    const auto kept = call.site.views.fixes(country);
    if (!kept) {
        return failed(call, kept.error());
    }
    if (!*kept) {
        return tl::unexpected(not_found("no score of this country; /api/v1/countries lists those there are"));
    }
    // Ours, written when the score was made: sent as it is.
    return answer_text("application/json", **kept + "\n");
}

}  // namespace collector::serve
