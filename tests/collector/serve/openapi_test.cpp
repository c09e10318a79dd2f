#include "route_walk.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>

using nlohmann::json;

namespace {

bool has_type(const json& value, const std::string& type)
{
    return (type == "null" && value.is_null()) || (type == "object" && value.is_object()) ||
           (type == "array" && value.is_array()) || (type == "string" && value.is_string()) ||
           (type == "integer" && value.is_number_integer()) || (type == "number" && value.is_number()) ||
           (type == "boolean" && value.is_boolean());
}

/// Enough of JSON Schema for our own description: $ref, type, enum, const, required, properties,
/// additionalProperties, items, allOf, anyOf, minimum, maximum, pattern. Returns the first fault; "" when there is none.
std::string fault(const json& root, const json& schema, const json& value, const std::string& where);

bool type_fits(const json& type, const json& value)
{
    if (type.is_string()) {
        return has_type(value, type);
    }
    return std::any_of(type.begin(), type.end(), [&value](const json& one) { return has_type(value, one); });
}

std::string member_fault(const json& root, const json& schema, const json& value, const std::string& where)
{
    for (const auto& name : schema.value("required", json::array())) {
        if (!value.contains(name)) {
            return where + " lacks " + name.get<std::string>();
        }
    }
    const auto properties = schema.value("properties", json::object());
    for (const auto& [name, member] : value.items()) {
        const auto& found =
            properties.contains(name) ? properties[name] : schema.value("additionalProperties", json::object());
        if (auto wrong = fault(root, found, member, where + "/" + name); !wrong.empty()) {
            return wrong;
        }
    }
    return {};
}

std::string alternative_fault(const json& root, const json& schema, const json& value, const std::string& where)
{
    for (const auto& part : schema.value("allOf", json::array())) {
        if (auto wrong = fault(root, part, value, where); !wrong.empty()) {
            return wrong;
        }
    }
    const auto any = schema.value("anyOf", json::array());
    const bool one_fits =
        std::any_of(any.begin(), any.end(), [&](const json& part) { return fault(root, part, value, where).empty(); });
    return any.empty() || one_fits ? "" : where + " fits no alternative";
}

/// What is held to a value by itself.
std::string scalar_fault(const json& schema, const json& value, const std::string& where)
{
    if (value.is_number() && ((schema.contains("minimum") && value < schema["minimum"]) ||
                              (schema.contains("maximum") && value > schema["maximum"]))) {
        return where + " is out of its range";
    }
    if (value.is_string() && schema.contains("pattern") &&
        !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>()))) {
        return where + " has another form";
    }
    if (value.is_array() &&
        (value.size() < schema.value("minItems", std::size_t{0}) || value.size() > schema.value("maxItems", value.size()))) {
        return where + " has too many items or too few";
    }
    return {};
}

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

std::string fault(const json& root, const json& schema, const json& value, const std::string& where)
{
    if (schema.contains("$ref")) {
        return fault(root, root.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1))), value, where);
    }
    if (schema.contains("type") && !type_fits(schema["type"], value)) {
        return where + " has the wrong type";
    }
    if (schema.contains("const") && schema["const"] != value) {
        return where + " is not " + schema["const"].dump();
    }
    if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
        return where + " is no word of its list";
    }
    if (auto wrong = scalar_fault(schema, value, where); !wrong.empty()) {
        return wrong;
    }
    if (value.is_array() && schema.contains("items")) {
        for (const auto& item : value) {
            if (auto wrong = fault(root, schema["items"], item, where + "[]"); !wrong.empty()) {
                return wrong;
            }
        }
    }
    auto wrong = value.is_object() ? member_fault(root, schema, value, where) : std::string{};
    return wrong.empty() ? alternative_fault(root, schema, value, where) : wrong;
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
    const auto description = json::parse(collector::serve::openapi_document());

    CHECK(description["openapi"] == "3.1.0");
    std::set<std::string> keywords;
    for (const auto& schema : description["components"]["schemas"]) {
        collect_keywords(schema, keywords);
    }
    std::vector<std::string> beyond;
    std::set_difference(keywords.begin(), keywords.end(), known.begin(), known.end(), std::back_inserter(beyond));
    CHECK(beyond == std::vector<std::string>{});
}

TEST_CASE("every JSON answer fits its own description", "[serve]")
{
    serving::PublicFace face;
    const auto description = json::parse(collector::serve::openapi_document());

    for (const auto& route : collector::serve::routes()) {
        if (route.schema.empty()) {
            continue;
        }
        // The auditor's token opens the audit trail; of all else an auditor sees what everybody sees.
        const auto response =
            face.ask(serving::example_path(route.pattern), {}, {{"authorization", "Bearer token-of-auditor"}});
        const auto body = json::parse(response.body);
        const json schema{{"$ref", "#/components/schemas/" + std::string(route.schema)}};

        CAPTURE(route.pattern, response.body);
        CHECK(response.status == 200);
        CHECK(fault(description, schema, body, "") == "");
    }
}

TEST_CASE("problems fit their own description", "[serve]")
{
    serving::PublicFace face;
    const auto description = json::parse(collector::serve::openapi_document());

    const auto body = json::parse(face.ask("/api/v1/targets", {{"nonsense", "1"}}).body);

    CHECK(fault(description, json{{"$ref", "#/components/schemas/Problem"}}, body, "") == "");
}

TEST_CASE("the description names every route once and refers to nothing that is not there", "[serve]")
{
    const auto description = json::parse(collector::serve::openapi_document());

    std::set<std::string> operations;
    for (const auto& [path, item] : description["paths"].items()) {
        if (!item.contains("servers")) {  // The receiving side has paths of its own.
            operations.insert(item["get"]["operationId"].get<std::string>());
        }
    }
    std::set<std::string> references;
    collect_references(description, references);

    CHECK(description["openapi"] == "3.1.0");
    CHECK(operations.size() == collector::serve::routes().size());
    for (const auto& reference : references) {
        CHECK(description.contains(json::json_pointer(reference.substr(1))));
    }
}
