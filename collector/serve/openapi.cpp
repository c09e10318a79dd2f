#include "collector/serve/embedded.hpp"
#include "collector/serve/freshness.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/server.hpp"
#include "measure/cause.hpp"
#include "measure/target.hpp"
#include "measure/verdict.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

/// Between the media types of a route that has several.
constexpr std::string_view kNextType = ", ";

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
        case Kind::digest: return {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}};
        case Kind::flag: return one_of(std::array<std::string_view, 2>{"0", "1"});
    }
    return {};
}

/// What stands in braces: a pattern fits itself.
std::vector<std::string> names_in(std::string_view pattern)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : match(pattern, pattern).value_or(std::map<std::string, std::string>{})) {
        names.push_back(name);
    }
    return names;
}

Json parameters_of(const Route& route)
{
    Json parameters = Json::array();
    for (const auto& name : names_in(route.pattern)) {
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

Json content_of(std::string_view media_types, std::string_view schema)
{
    Json body = Json::object();
    if (schema.empty()) {
        body["schema"] = {{"type", "string"}};
    } else {
        body["schema"] = {{"$ref", "#/components/schemas/" + std::string(schema)}};
    }
    Json content;
    while (!media_types.empty()) {
        const auto end = std::min(media_types.find(kNextType), media_types.size());
        const auto type = media_types.substr(0, end);
        content[std::string(type.substr(0, type.find(';')))] = body;
        media_types.remove_prefix(std::min(end + kNextType.size(), media_types.size()));
    }
    return content;
}

Json problem_json(const std::string& more)
{
    return {{"description", more.empty() ? "A problem (RFC 9457)." : "A problem (RFC 9457). " + more},
            {"content", content_of("application/problem+json", "Problem")}};
}

Json responses_of(const Route& route)
{
    Json responses;
    responses["200"] = {{"description", route.summary}, {"content", content_of(route.media_type, route.schema)}};
    if (route.freshness != Freshness::never) {
        responses["304"] = {{"description", "Unchanged since the ETag given in If-None-Match."}};
    }
    responses["default"] = problem_json("");
    // Whoever frames a page is told in words, not in a document for programs.
    if (route.media_type.starts_with("text/html")) {
        responses["default"]["content"].update(content_of(route.media_type, route.schema));
    }
    return responses;
}

Json security_of(std::string_view scheme)
{
    auto requirement = Json::object();
    if (!scheme.empty()) {
        requirement[std::string(scheme)] = Json::array();
    }
    return requirement;
}

/// A token shows its bearer more of what may be withheld, and the audit trail to an auditor alone.
Json security_of(const Route& route)
{
    if (route.answer == &answer_audit) {
        return Json::array({security_of("token")});
    }
    return depends_on_reader(route.freshness)
               ? Json::array({security_of(""), security_of("token"), security_of("probe_token")})
               : Json::array({security_of("")});
}

/// A name in a path of the receiving side.
Json desk_parameter(const std::string& name)
{
    static const std::map<std::string, Json> schemas{
        {"country", schema_of(Kind::country)},
        {"digest", schema_of(Kind::digest)},
        {"step", one_of(std::array<std::string_view, 4>{"approve", "return", "publish", "withdraw"})},
        {"stream", {{"type", "string"}, {"pattern", "^[0-9a-f]{32}$"}}}};
    const auto known = schemas.find(name);
    return {{"name", name},
            {"in", "path"},
            {"required", true},
            {"schema", known != schemas.end() ? known->second : Json{{"type", "integer"}, {"minimum", 1}}}};
}

/// An operation of desks.json, whose words are short, in those of the specification.
Json desk_operation(const std::string& path, const Json& desk)
{
    Json operation{{"operationId", desk["operationId"]}, {"summary", desk["summary"]}};
    operation["security"] = Json::array({security_of(desk.value("security", ""))});
    operation["parameters"] = Json::array();
    for (const auto& name : names_in(path)) {
        operation["parameters"].push_back(desk_parameter(name));
    }
    if (desk.value("may_name_what_stands", false)) {
        operation["parameters"].push_back(
            {{"name", "If-Match"}, {"in", "header"}, {"required", false}, {"schema", {{"type", "string"}}}});
    }
    if (desk.contains("body")) {
        operation["requestBody"]["required"] = !desk.value("body_may_be_left_out", false);
        for (const auto& [type, schema] : desk["body"].items()) {
            operation["requestBody"]["content"][type]["schema"] = schema;
        }
    }
    operation["responses"]["200"] = {
        {"description", operation.contains("requestBody") ? "What was sent is on disk." : "What is asked for."},
        {"content", content_of("application/json", desk["answer"].get<std::string>())}};
    operation["responses"]["default"] = problem_json(desk["refusal"]);
    return operation;
}

/// A path of the receiving side with its operations.
Json desk_json(const std::string& path, const Json& desk)
{
    Json item;
    item["servers"] = Json::array({{{"url", "https://{collector}:8443"},
                                    {"description", "The receiving side (ingest.listen), over TLS."},
                                    {"variables", {{"collector", {{"default", "localhost"}}}}}}});
    for (const auto& [method, operation] : desk.items()) {
        item[method] = desk_operation(path, operation);
    }
    return item;
}

Json paths()
{
    Json paths;
    for (const auto& route : routes()) {
        Json operation;
        operation["operationId"] = route.name;
        operation["summary"] = route.summary;
        operation["parameters"] = parameters_of(route);
        operation["security"] = security_of(route);
        operation["responses"] = responses_of(route);
        paths[std::string(route.pattern)]["get"] = std::move(operation);
    }
    const auto desks = Json::parse(embedded::kDesks);
    for (const auto& [path, desk] : desks.items()) {
        paths[path] = desk_json(path, desk);
    }
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
    document["components"]["securitySchemes"] = {
        {"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "Of a person: what it allows, roles tell."}}},
        {"probe_token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "Of a probe or a laboratory."}}}};
    return document.dump(2) + "\n";
}

Answer answer_openapi(const Call&)
{
    static const std::string document = openapi_document();
    return answer_text("application/json", document);
}

}  // namespace collector::serve
