#include "collector/serve/audited.hpp"

#include "measure/ip.hpp"
#include "measure/words.hpp"

namespace collector::serve {
namespace {

constexpr std::size_t kLongestSubject = 500;

std::vector<std::string> words_in(const std::vector<PersonRole>& roles)
{
    std::vector<std::string> words;
    for (const auto role : roles) {
        words.emplace_back(measure::to_word(role));
    }
    return words;
}

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
                                             .roles = words_in(who.roles),
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
