#include "collector/serve/handlers.hpp"
#include "collector/serve/list_of.hpp"
#include "collector/serve/target_meeting.hpp"

namespace collector::serve {

Answer answer_verdicts(const Call& call)
{
    const auto target = named_target(call);
    if (!target) {
        return tl::unexpected(target.error());
    }
    const auto& domain = target->target.domain;
    const auto consensus = call.site.views.consensus(domain);
    const auto results = call.site.views.results(domain);
    if (!consensus || !results) {
        return failed(call, consensus ? results.error() : consensus.error());
    }
    const auto meeting = find_meeting(call.site.evidence, domain, *results);
    const auto withheld = withholds(call, domain);
    if (!withheld) {
        return failed(call, withheld.error());
    }
    auto document = new_document();
    document["domain"] = domain;
    document["withheld"] = *withheld;
    document["shown"] = to_json(target->state);
    document["consensus"] = list_of(*consensus);
    document["results"] = list_of(*results);
    add_commands(document["consensus"], meeting);
    return answer_json(document);
}

}  // namespace collector::serve
