#include "collector/serve/audited.hpp"

#include "collector/access/person_deed.hpp"

namespace collector::serve {

std::optional<http::Problem> write_down(const Site& site, const http::Request& request, const Person& who,
                                        const std::string& action, bool allowed)
{
    if (site.audit == nullptr) {
        return std::nullopt;
    }
    const access::Wish wish{.action = action, .subject = request.path, .from = request.peer};
    const auto written = site.audit->record(access::deed_of(who, wish, site.now(), allowed));
    if (written) {
        return std::nullopt;
    }
    if (site.on_failure) {
        site.on_failure(written.error());
    }
    return http::Problem{503,
                         "audit_unavailable",
                         "What is done with a token must be written down, and cannot be now",
                         "try again in a minute",
                         {}};
}

}  // namespace collector::serve
