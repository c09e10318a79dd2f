#include "collector/serve/embedded.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/server.hpp"
#include "measure/cause.hpp"
#include "measure/target.hpp"
#include "measure/verdict.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

template <typename Words>
Json one_of(const Words& words)
{
    Json schema;
    schema["type"] = "string";
    schema["enum"] = words;
    return schema;
}

std::vector<std::string> orders()
{
    std::vector<std::string> words;
    for (const auto word : words_of(TargetOrder{})) {
        words.emplace_back(word);
        words.push_back("-" + std::string(word));
    }
    return words;
}

Json schema_of(Kind kind)
{
    switch (kind) {
        case Kind::country: return {{"type", "string"}, {"pattern", "^[A-Z]{2}$"}};
        case Kind::sector: return one_of(measure::sectors());
        case Kind::state: return {{"$ref", "#/components/schemas/State"}};
        case Kind::cause: return {{"$ref", "#/components/schemas/Cause"}};
        case Kind::text: return {{"type", "string"}, {"maxLength", 200}};
        case Kind::limit: return {{"type", "integer"}, {"minimum", 1}, {"maximum", kLargestPage}, {"default", kUsualPage}};
        case Kind::points: return {{"type", "integer"}, {"minimum", 1}, {"maximum", kLargestPage}};
        case Kind::cursor: return {{"type", "string"}};
        case Kind::since: return {{"type", "string"}, {"pattern", "^(last-round|[0-9]{4}-[0-9]{2}-[0-9]{2})$"}};
        case Kind::order: return one_of(orders());
        case Kind::contribution: return one_of(words_of(ContributionKind{}));
        case Kind::flag: return one_of(std::array<std::string_view, 2>{"0", "1"});
    }
    return {};
}

Json parameters_of(const Route& route)
{
    Json parameters = Json::array();
    for (const auto& [name, value] : match(route.pattern, route.pattern).value_or(std::map<std::string, std::string>{})) {
        static_cast<void>(value);
        parameters.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
    }
    for (const auto& parameter : route.query) {
        parameters.push_back({{"name", parameter.name},
                              {"in", "query"},
                              {"required", false},
                              {"description", parameter.description},
                              {"schema", schema_of(parameter.kind)}});
    }
    return parameters;
}

Json content_of(std::string_view media_type, std::string_view schema)
{
    Json body = Json::object();
    if (schema.empty()) {
        body["schema"] = {{"type", "string"}};
    } else {
        body["schema"] = {{"$ref", "#/components/schemas/" + std::string(schema)}};
    }
    Json content;
    content[std::string(media_type.substr(0, media_type.find(';')))] = std::move(body);
    return content;
}

Json responses_of(const Route& route)
{
    Json responses;
    responses["200"] = {{"description", route.summary}, {"content", content_of(route.media_type, route.schema)}};
    if (route.freshness != Freshness::never) {
        responses["304"] = {{"description", "Unchanged since the ETag given in If-None-Match."}};
    }
    responses["default"] = {{"description", "A problem (RFC 9457)."},
                            {"content", content_of("application/problem+json", "Problem")}};
    return responses;
}

Json paths()
{
    Json paths;
    for (const auto& route : routes()) {
        Json operation;
        operation["operationId"] = route.name;
        operation["summary"] = route.summary;
        operation["parameters"] = parameters_of(route);
        operation["responses"] = responses_of(route);
        paths[std::string(route.pattern)]["get"] = std::move(operation);
    }
    paths.update(Json::parse(embedded::kSubmissions));
    return paths;
}

/// schemas.json with the closed lists filled in from the code, so that a word is never written twice.
Json schemas()
{
    auto schemas = Json::parse(embedded::kSchemas);
    schemas["State"] = one_of(words_of(measure::State{}));
    schemas["Cause"] = one_of(words_of(measure::Cause{}));
    schemas["Outcome"] = one_of(words_of(measure::Outcome{}));
    schemas["Level"] = one_of(words_of(measure::Level{}));
    schemas["Owner"] = one_of(words_of(measure::Owner{}));
    schemas["Tier"] = one_of(words_of(measure::Tier{}));
    schemas["Flag"] = one_of(words_of(measure::Flag{}));
    return schemas;
}

}  // namespace

std::string openapi_document()
{
    Json document;
    document["openapi"] = "3.1.0";
    document["info"] = {{"title", "Sextant collector"},
                        {"version", "1"},
                        {"summary", "How ready the public services of nations are for IPv6, down to the evidence."},
                        {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}};
    document["servers"] = Json::array({{{"url", "/"}}});
    document["paths"] = paths();
    document["components"]["schemas"] = schemas();
    return document.dump(2) + "\n";
}

Answer answer_openapi(const Call&)
{
    static const std::string document = openapi_document();
    return answer_text("application/json", document);
}

}  // namespace collector::serve
