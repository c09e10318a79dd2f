#include "checks/check.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {

Answer answer_checks(const Call&)
{
    auto document = new_document();
    document["checks"] = Json::array();
    for (const auto* check : checks::all()) {
        document["checks"].push_back(to_json(*check));
    }
    return answer_json(document);
}

Answer answer_check(const Call& call)
{
    const auto* check = checks::find(call.names.at("id"));
    if (check == nullptr) {
        return tl::unexpected(not_found("no check has this id; /api/v1/checks lists them"));
    }
    auto document = new_document();
    document.update(to_json(*check));
    return answer_json(document);
}

Answer answer_causes(const Call&)
{
    auto document = new_document();
    document["causes"] = Json::array();
    for (std::size_t i = 0; i < words_of(measure::Cause{}).size(); ++i) {
        document["causes"].push_back(to_json(checks::remedy_for(static_cast<measure::Cause>(i))));
    }
    return answer_json(document);
}

Answer answer_methodology(const Call& call)
{
    auto document = new_document();
    document["id"] = call.site.methodology.id;
    document["sha256"] = call.site.methodology.sha256;
    document["toml"] = call.site.methodology.toml;
    return answer_json(document);
}

}  // namespace collector::serve
