#include "described.hpp"
#include "route_walk.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using nlohmann::json;

namespace {

/// Every keyword that some schema uses: one that nothing here looks at would promise what no test holds.
void collect_keywords(const json& schema, std::set<std::string>& keywords)
{
    if (!schema.is_object()) {
        return;
    }
    for (const auto& [name, value] : schema.items()) {
        keywords.insert(name);
        for (const auto& one : name == "allOf" || name == "anyOf" || name == "properties" ? value : json::array()) {
            collect_keywords(one, keywords);
        }
        if (name == "items" || name == "additionalProperties") {
            collect_keywords(value, keywords);
        }
    }
}

void collect_references(const json& node, std::set<std::string>& references)
{
    if (node.is_object() && node.contains("$ref")) {
        references.insert(node["$ref"].get<std::string>());
    }
    for (const auto& child : node) {
        if (child.is_structured()) {
            collect_references(child, references);
        }
    }
}

}  // namespace

TEST_CASE("the description promises nothing that this test does not look at", "[serve]")
{
    const std::set<std::string> known{"$ref", "type", "enum", "const", "required", "properties", "additionalProperties",
                                      "items", "allOf", "anyOf", "minimum", "maximum", "pattern", "minItems", "maxItems",
                                      // Said for people alone.
                                      "title", "default", "format", "description"};
    const auto& description = serving::description();

    CHECK(description["openapi"] == "3.1.0");
    std::set<std::string> keywords;
    for (const auto& schema : description["components"]["schemas"]) {
        collect_keywords(schema, keywords);
    }
    std::vector<std::string> beyond;
    std::set_difference(keywords.begin(), keywords.end(), known.begin(), known.end(), std::back_inserter(beyond));
    CHECK(beyond == std::vector<std::string>{});
}

TEST_CASE("every address answers as it is described", "[serve]")
{
    serving::PublicFace face;

    for (const auto& route : collector::serve::routes()) {
        // The auditor's token opens the audit trail; of all else an auditor sees what everybody sees. The fixture holds what is
        // answered against the description.
        const auto response =
            face.ask(serving::example_path(route.pattern), {}, {{"authorization", "Bearer token-of-auditor"}});

        CAPTURE(route.pattern, response.body);
        CHECK(response.status == 200);
    }
}

TEST_CASE("what is not as it is described is found", "[serve]")
{
    using serving::unlike_description;
    const auto answer = [](int status, const char* type, const char* body) {
        return http::Response{.status = status, .headers = {{"Content-Type", type}}, .body = body, .next_piece = {}};
    };
    const auto* const json_type = "application/json";

    CHECK(unlike_description("GET", "/livez", answer(200, json_type, R"({"schema":1,"status":"ok"})")).empty());
    CHECK(unlike_description("GET", "/livez", answer(200, json_type, R"({"schema":1})")) == " lacks status");
    CHECK(unlike_description("GET", "/livez", answer(200, "text/plain", "ok")) == "it is text/plain");
    CHECK(unlike_description("GET", "/livez", answer(202, json_type, "{}")) == "nothing describes the status 202");
    CHECK(unlike_description("POST", "/livez", answer(200, json_type, "{}")) == "nothing describes POST of /livez");
    CHECK(unlike_description("GET", "/v1/nothing", answer(200, json_type, "{}")) == "nothing describes /v1/nothing");
    CHECK(unlike_description("GET", "/livez", answer(503, "application/problem+json", "{}")) == " lacks type");
}

TEST_CASE("the description names every operation once and refers to nothing that is not there", "[serve]")
{
    const auto& description = serving::description();

    std::set<std::string> operations;
    std::size_t described = 0;
    std::set<std::string> schemes;
    for (const auto& [path, item] : description["paths"].items()) {
        for (const auto* method : {"get", "post", "put"}) {
            if (item.contains(method)) {
                ++described;
                operations.insert(item[method]["operationId"].get<std::string>());
                for (const auto& requirement : item[method]["security"]) {
                    for (const auto& [scheme, scopes] : requirement.items()) {
                        schemes.insert(scheme);
                    }
                }
            }
        }
    }
    std::set<std::string> references;
    collect_references(description, references);

    CHECK(operations.size() == described);
    CHECK(schemes == std::set<std::string>{"probe_token", "token"});
    for (const auto& scheme : schemes) {
        CHECK(description["components"]["securitySchemes"].contains(scheme));
    }
    for (const auto& reference : references) {
        CHECK(description.contains(json::json_pointer(reference.substr(1))));
    }
}

TEST_CASE("the description says where a token is needed, where it shows more, and where it is nothing", "[serve]")
{
    const auto security = [](const char* path, const char* method = "get") {
        return serving::description()["paths"].at(path).at(method).at("security");
    };
    const auto nothing = json::object();
    const json token{{"token", json::array()}};
    const json probe{{"probe_token", json::array()}};

    CHECK(security("/api/v1/audit") == json::array({token}));
    CHECK(security("/api/v1/targets") == json::array({nothing, token, probe}));
    CHECK(security("/api/v1/checks") == json::array({nothing}));
    CHECK(security("/v1/frames/{country}", "put") == json::array({token}));
    CHECK(security("/v1/opt-outs") == json::array({probe}));
    CHECK(security("/v1/time") == json::array({nothing}));
}
