#include "collector/serve/handlers.hpp"
#include "collector/serve/requirement_shares.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

Json to_json(const RequirementShare& it)
{
    const auto& requirement = *it.requirement;
    const auto share = it.share();
    return {{"row", requirement.row},
            {"check", requirement.check},
            {"requirement", requirement.requirement},
            {"document", requirement.document},
            {"level", requirement.level},
            {"phases", requirement.phases},
            {"status", requirement.status},
            {"why", requirement.why},
            {"guards_users", requirement.guards_users},
            {"passed", it.passed},
            {"warned", it.warned},
            {"failed", it.failed},
            {"withheld", it.withheld},
            {"share", share ? Json(*share) : Json()}};
}

}  // namespace

Answer answer_requirements(const Call& call)
{
    const auto facts = read_devices(call);
    if (!facts) {
        return failed(call, facts.error());
    }
    auto document = new_document();
    document["devices"] = facts->devices.size();
    document["requirements"] = Json::array();
    for (const auto& share : requirement_shares(*facts)) {
        document["requirements"].push_back(to_json(share));
    }
    return answer_json(document);
}

}  // namespace collector::serve
