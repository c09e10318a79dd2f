#include "tests/collector/serve/described.hpp"

#include "collector/serve/dashboard.hpp"
#include "collector/serve/route.hpp"
#include "collector/serve/server.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <regex>

namespace serving {
namespace {

using nlohmann::json;

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

/// The pattern of the description that fits the path, the one with the fewest names where several do.
std::optional<std::string> described_path(const std::string& path)
{
    std::optional<std::string> best;
    const auto names_in = [](const std::string& pattern) { return std::ranges::count(pattern, '{'); };
    for (const auto& [pattern, item] : description()["paths"].items()) {
        if (collector::serve::match(pattern, path) && (!best || names_in(pattern) < names_in(*best))) {
            best = pattern;
        }
    }
    return best;
}

std::string in_lower_case(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// What of type and body is not as one of the responses says.
std::string unlike_content(const json& described, const http::Response& response)
{
    const auto header = header_of(response, "Content-Type");
    const auto type = header.substr(0, header.find(';'));
    if (!described.contains("content")) {
        return response.body.empty() ? "" : "it has a body";
    }
    if (!described["content"].contains(type)) {
        return "it is " + type;
    }
    const bool is_whole = !response.next_piece && header_of(response, "Content-Encoding").empty();
    if (!is_whole || (type.find("json") == std::string::npos) || type == "application/x-ndjson") {
        return "";
    }
    const auto body = json::parse(response.body, nullptr, false);
    return body.is_discarded() ? "it is no JSON" : fault(description(), described["content"][type]["schema"], body, "");
}

}  // namespace

std::string header_of(const http::Response& response, std::string_view name)
{
    const auto found =
        std::ranges::find(response.headers, name, [](const auto& header) { return std::string_view(header.first); });
    return found == response.headers.end() ? std::string() : found->second;
}

const json& description()
{
    static const auto document = json::parse(collector::serve::openapi_document());
    return document;
}

std::string schema_fault(const std::string& schema, const json& value)
{
    return fault(description(), json{{"$ref", "#/components/schemas/" + schema}}, value, "");
}

std::string unlike_description(const std::string& method, const std::string& path, const http::Response& response)
{
    const bool refused = response.status == 404 || response.status == 405;
    const auto pattern = described_path(path);
    if (!pattern) {
        const bool leads_on = response.status == 308;
        return refused || leads_on || collector::serve::is_dashboard_address(path) ? "" : "nothing describes " + path;
    }
    const auto& item = description()["paths"][*pattern];
    const auto verb = method == "HEAD" ? "get" : in_lower_case(method);
    if (!item.contains(verb)) {
        return refused ? "" : "nothing describes " + method + " of " + *pattern;
    }
    const auto& responses = item[verb]["responses"];
    const auto status = std::to_string(response.status);
    if (!responses.contains(status) && response.status < 400) {
        return "nothing describes the status " + status;
    }
    return unlike_content(responses[responses.contains(status) ? status : "default"], response);
}

}  // namespace serving
