#include "collector/serve/embedded.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/text.hpp"

#include <nlohmann/json.hpp>

namespace collector::serve {
namespace {

constexpr std::string_view kOneCountry = "{country}";

/// A file of the data: one table in one form; or the archive, which is no table.
struct File {
    const Json& resource;
    std::string name;
    std::string path;    ///< Below /api/v1/, as the package's own address is.
    std::string format;  ///< csv, ndjson or tar
    std::string media_type;
};

File csv_file(const Json& resource, std::string name, std::string path)
{
    return {resource, std::move(name), std::move(path), "csv", "text/csv"};
}

/// The same rows, beside it.
File ndjson_file(const File& csv)
{
    auto path = csv.path.substr(0, csv.path.rfind('.')) + ".ndjson";
    return {csv.resource, csv.name + "-ndjson", std::move(path), "ndjson", "application/x-ndjson"};
}

/// The files of a resource; of a table a country those of every country that has a score.
std::vector<File> files_of(const Json& resource, const std::vector<ScoreRow>& scores)
{
    const auto name = resource["name"].get<std::string>();
    const auto path = resource["path"].get<std::string>();
    if (!resource.contains("fields")) {
        return {File{resource, name, path, "tar", "application/x-tar"}};
    }
    std::vector<File> tables;
    const auto at = path.find(kOneCountry);
    if (at == std::string::npos) {
        tables.push_back(csv_file(resource, name, path));
    } else {
        for (const auto& score : scores) {
            auto own = path;
            own.replace(at, kOneCountry.size(), score.country);
            tables.push_back(csv_file(resource, name + "-" + in_lower_case(score.country), std::move(own)));
        }
    }
    std::vector<File> files;
    for (auto& csv : tables) {
        auto lines = ndjson_file(csv);
        files.push_back(std::move(csv));
        files.push_back(std::move(lines));
    }
    return files;
}

/// Table Schema: a time with fractions of a second is none of its `default` form.
Json schema_of(const Json& resource)
{
    auto fields = Json::array();
    for (const auto& field : resource["fields"]) {
        Json json = {{"name", field[0]}, {"type", field[1]}};
        if (field[1] == "datetime") {
            json["format"] = "any";
        }
        if (field[2] != "") {
            json["description"] = field[2];
        }
        fields.push_back(std::move(json));
    }
    Json schema = {{"fields", std::move(fields)}, {"missingValues", Json::array({""})}};
    if (resource.contains("primaryKey")) {
        schema["primaryKey"] = resource["primaryKey"];
    }
    return schema;
}

/// Data Resource, of a CSV Tabular Data Resource: paths count from the package's own address.
Json resource_json(const File& file)
{
    const bool is_csv = file.format == "csv";
    Json json = {{"name", file.name},
                 {"path", file.path},
                 {"title", file.resource["title"]},
                 {"description", file.resource["description"]},
                 {"profile", is_csv ? "tabular-data-resource" : "data-resource"},
                 {"format", file.format},
                 {"mediatype", file.media_type}};
    if (file.resource.contains("fields")) {
        json["encoding"] = "utf-8";
        json["schema"] = schema_of(file.resource);
    }
    if (is_csv) {
        json["dialect"] = {{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"doubleQuote", true}};
    }
    return json;
}

Json reference(const std::string& address)
{
    return {{"@id", address}};
}

Json licence_of(const Site& site)
{
    return reference("https://spdx.org/licenses/" + site.licence);
}

Json publisher_of(const Site& site)
{
    return {{"@type", "foaf:Agent"}, {"foaf:name", site.publisher.name}};
}

Json distribution_json(const File& file, const Site& site)
{
    const auto address = reference(site.publisher.page + "/api/v1/" + file.path);
    return {{"@type", "dcat:Distribution"},
            {"dcterms:title", file.resource["title"]},
            {"dcterms:license", licence_of(site)},
            {"dcat:accessURL", address},
            {"dcat:downloadURL", address},
            {"dcat:mediaType", reference("https://www.iana.org/assignments/media-types/" + file.media_type)}};
}

Json dataset_json(const Json& resource, const Json& about, const Site& site, const std::vector<ScoreRow>& scores)
{
    auto distributions = Json::array();
    for (const auto& file : files_of(resource, scores)) {
        distributions.push_back(distribution_json(file, site));
    }
    return {{"@id", site.publisher.page + "/api/v1/catalogue.jsonld#" + resource["name"].get<std::string>()},
            {"@type", "dcat:Dataset"},
            {"dcterms:title", resource["title"]},
            {"dcterms:description", resource["description"]},
            {"dcterms:publisher", publisher_of(site)},
            {"dcterms:license", licence_of(site)},
            {"dcat:keyword", about["keywords"]},
            {"dcat:distribution", std::move(distributions)}};
}

}  // namespace

Answer answer_data_package(const Call& call)
{
    const auto scores = call.site.views.latest_scores();
    if (!scores) {
        return failed(call, scores.error());
    }
    const auto about = Json::parse(embedded::kOpenData);
    Json document = {{"profile", "data-package"},
                     {"name", about["name"]},
                     {"title", about["title"]},
                     {"description", about["description"]},
                     {"keywords", about["keywords"]},
                     {"licenses", Json::array({{{"name", call.site.licence},
                                                {"path", "https://spdx.org/licenses/" + call.site.licence + ".html"}}})},
                     {"resources", Json::array()}};
    for (const auto& resource : about["resources"]) {
        for (const auto& file : files_of(resource, *scores)) {
            document["resources"].push_back(resource_json(file));
        }
    }
    return answer_json(document);
}

Answer answer_data_catalogue(const Call& call)
{
    const auto scores = call.site.views.latest_scores();
    if (!scores) {
        return failed(call, scores.error());
    }
    const auto about = Json::parse(embedded::kOpenData);
    Json document = {{"@context",
                      {{"dcat", "http://www.w3.org/ns/dcat#"},
                       {"dcterms", "http://purl.org/dc/terms/"},
                       {"foaf", "http://xmlns.com/foaf/0.1/"}}},
                     {"@id", call.site.publisher.page + "/api/v1/catalogue.jsonld"},
                     {"@type", "dcat:Catalog"},
                     {"dcterms:title", about["title"]},
                     {"dcterms:description", about["description"]},
                     {"dcterms:publisher", publisher_of(call.site)},
                     {"dcterms:license", licence_of(call.site)},
                     {"dcat:dataset", Json::array()}};
    for (const auto& resource : about["resources"]) {
        document["dcat:dataset"].push_back(dataset_json(resource, about, call.site, *scores));
    }
    auto response = answer_json(document);
    response.headers.front().second = "application/ld+json";
    return response;
}

}  // namespace collector::serve
