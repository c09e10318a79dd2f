#include "collector/serve/embedded.hpp"
#include "collector/serve/handlers.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

Json fields_of(const Json& resource)
{
    auto fields = Json::array();
    for (const auto& field : resource["fields"]) {
        Json json = {{"name", field[0]}, {"type", field[1]}};
        if (field[2] != "") {
            json["description"] = field[2];
        }
        fields.push_back(std::move(json));
    }
    return fields;
}

/// Tabular Data Resource: paths count from the package's own address.
Json resource_json(const Json& resource)
{
    return {
        {"name", resource["name"]},
        {"path", resource["path"]},
        {"title", resource["title"]},
        {"profile", "tabular-data-resource"},
        {"format", "csv"},
        {"mediatype", "text/csv"},
        {"encoding", "utf-8"},
        {"dialect", {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"doubleQuote", true}}},
        {"schema",
         {{"fields", fields_of(resource)}, {"primaryKey", resource["primaryKey"]}, {"missingValues", Json::array({""})}}}};
}

Json distribution_json(const Json& resource, const std::string& page)
{
    return {{"@type", "dcat:Distribution"},
            {"dcterms:title", resource["title"]},
            {"dcat:accessURL", {{"@id", page + "/api/v1/" + resource["path"].get<std::string>()}}},
            {"dcat:downloadURL", {{"@id", page + "/api/v1/" + resource["path"].get<std::string>()}}},
            {"dcat:mediaType", {{"@id", "https://www.iana.org/assignments/media-types/text/csv"}}}};
}

Json dataset_json(const Json& resource, const Json& about, const Site& site)
{
    return {{"@id", site.publisher.page + "/api/v1/" + resource["path"].get<std::string>() + "#dataset"},
            {"@type", "dcat:Dataset"},
            {"dcterms:title", resource["title"]},
            {"dcterms:license", {{"@id", "https://spdx.org/licenses/" + site.licence}}},
            {"dcat:keyword", about["keywords"]},
            {"dcat:distribution", Json::array({distribution_json(resource, site.publisher.page)})}};
}

}  // namespace

Answer answer_data_package(const Call& call)
{
    const auto about = Json::parse(embedded::kOpenData);
    Json document = {{"profile", "tabular-data-package"},
                     {"name", about["name"]},
                     {"title", about["title"]},
                     {"description", about["description"]},
                     {"keywords", about["keywords"]},
                     {"licenses", Json::array({{{"name", call.site.licence},
                                                {"path", "https://spdx.org/licenses/" + call.site.licence + ".html"}}})},
                     {"resources", Json::array()}};
    for (const auto& resource : about["resources"]) {
        document["resources"].push_back(resource_json(resource));
    }
    return answer_json(document);
}

Answer answer_data_catalogue(const Call& call)
{
    const auto about = Json::parse(embedded::kOpenData);
    Json document = {{"@context",
                      {{"dcat", "http://www.w3.org/ns/dcat#"},
                       {"dcterms", "http://purl.org/dc/terms/"},
                       {"foaf", "http://xmlns.com/foaf/0.1/"}}},
                     {"@id", call.site.publisher.page + "/api/v1/catalogue.jsonld"},
                     {"@type", "dcat:Catalog"},
                     {"dcterms:title", about["title"]},
                     {"dcterms:description", about["description"]},
                     {"dcterms:publisher", {{"@type", "foaf:Agent"}, {"foaf:name", call.site.publisher.name}}},
                     {"dcterms:license", {{"@id", "https://spdx.org/licenses/" + call.site.licence}}},
                     {"dcat:dataset", Json::array()}};
    for (const auto& resource : about["resources"]) {
        document["dcat:dataset"].push_back(dataset_json(resource, about, call.site));
    }
    auto response = answer_json(document);
    response.headers.front().second = "application/ld+json";
    return response;
}

}  // namespace collector::serve
