#include "collector/serve/audited.hpp"

#include "collector/access/person_json.hpp"
#include "measure/ip.hpp"

namespace collector::serve {
namespace {

constexpr std::size_t kLongestSubject = 500;

}  // namespace

std::optional<http::Problem> write_down(const Site& site, const http::Request& request, const Person& who,
                                        const std::string& action, bool allowed)
{
    if (site.audit == nullptr) {
        return std::nullopt;
    }
    const auto written = site.audit->record({.number = 0,
                                             .at = site.now(),
                                             .who = who.name,
                                             .roles = access::role_words(who),
                                             .action = action,
                                             .subject = request.path.substr(0, kLongestSubject),
                                             .from = measure::to_string(request.peer),
                                             .outcome = allowed ? "allowed" : "refused"});
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
