#include "collector/access/may.hpp"
#include "collector/serve/handlers.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

Json to_json(const Deed& deed)
{
    return {{"number", deed.number}, {"at", measure::to_rfc3339(deed.at)},
            {"who", deed.who},       {"roles", deed.roles},
            {"action", deed.action}, {"subject", deed.subject},
            {"from", deed.from},     {"outcome", deed.outcome}};
}

}  // namespace

/// RFC 9110 section 15.5: 401 without a token that holds, 403 with one that does not allow it.
Answer answer_audit(const Call& call)
{
    if (!call.reader) {
        return tl::unexpected(
            http::Problem{401,
                          "no_token",
                          "This needs a token",
                          "send Authorization: Bearer TOKEN of an auditor, which was not revoked and has not expired",
                          {}});
    }
    if (!access::may(*call.reader, access::Action::read_audit, {})) {
        return tl::unexpected(
            http::Problem{403, "not_allowed", "The token does not allow this", "the audit trail is for auditors", {}});
    }
    auto document = new_document();
    document["deeds"] = Json::array();
    const auto deeds = call.site.audit == nullptr ? measure::Result<std::vector<Deed>>(std::vector<Deed>())
                                                  : call.site.audit->newest(page_size(call));
    if (!deeds) {
        return failed(call, deeds.error());
    }
    for (const auto& deed : *deeds) {
        document["deeds"].push_back(to_json(deed));
    }
    return answer_json(document);
}

}  // namespace collector::serve
