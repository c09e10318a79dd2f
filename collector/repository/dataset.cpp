#include "collector/repository/dataset.hpp"

#include "codec/digest.hpp"
#include "collector/repository/publication_json.hpp"
#include "collector/repository/tar.hpp"

#include <nlohmann/json.hpp>

namespace collector::repository {
namespace {

using Json = nlohmann::ordered_json;

/// More than any repository has; a bound all the same.
constexpr std::size_t kMostVersions = 100'000;

constexpr std::array<std::array<std::string_view, 3>, 17> kFields{{
    {"contribution", "string", "Its id, for ever"},
    {"version", "integer", "Counts from 1"},
    {"kind", "string", "profile or case_study"},
    {"country", "string", "ISO 3166-1 alpha-2"},
    {"title", "string", ""},
    {"summary", "string", ""},
    {"language", "string", "BCP 47"},
    {"contributor", "string", "The organisation that speaks"},
    {"dated", "date", "The day of which it speaks"},
    {"example", "boolean", "Written to show the form, by nobody's administration"},
    {"submitted", "datetime", "UTC"},
    {"reviewed", "datetime", "UTC; by somebody else than the author"},
    {"published", "datetime", "UTC"},
    {"withdrawn", "boolean", "Taken back since; it stays readable"},
    {"current", "boolean", "The newest that was not withdrawn"},
    {"sha256", "string", "Of the file"},
    {"file", "string", "In this archive"},
}};

std::string file_of(const Publication& it)
{
    return "contributions/" + it.contribution + "/" + std::to_string(it.version) + ".md";
}

std::string index_line(const Publication& it)
{
    auto json = publication_json(it);
    json["file"] = file_of(it);
    return json.dump() + "\n";
}

Json index_resource(const std::string& index)
{
    auto fields = Json::array();
    for (const auto& [name, type, description] : kFields) {
        Json field = {{"name", name}, {"type", type}};
        if (!description.empty()) {
            field["description"] = description;
        }
        fields.push_back(std::move(field));
    }
    return {{"name", "index"},
            {"path", "index.ndjson"},
            {"title", "Every published version"},
            {"format", "ndjson"},
            {"mediatype", "application/x-ndjson"},
            {"encoding", "utf-8"},
            {"hash", "sha256:" + codec::sha256(index)},
            {"bytes", index.size()},
            {"schema", {{"fields", fields}, {"primaryKey", Json::array({"contribution", "version"})}}}};
}

Json text_resource(const Publication& it, const std::string& text)
{
    return {{"name", it.contribution + "-" + std::to_string(it.version)},
            {"path", file_of(it)},
            {"title", it.card.title},
            {"format", "md"},
            {"mediatype", "text/markdown"},
            {"encoding", "utf-8"},
            {"hash", "sha256:" + it.sha256},
            {"bytes", text.size()}};
}

std::string package_of(const std::string& licence, Json resources)
{
    const Json package = {
        {"profile", "data-package"},
        {"name", "sextant-repository"},
        {"title", "Experience of Member States with IPv6"},
        {"description", "Profiles and case studies as their authors wrote them, each version, after review."},
        {"licenses", Json::array({{{"name", licence}, {"path", "https://spdx.org/licenses/" + licence + ".html"}}})},
        {"resources", std::move(resources)}};
    return package.dump(2) + "\n";
}

std::string readme_of(const std::string& licence)
{
    return "# Experience of Member States with IPv6\n\nEvery published version of every contribution, octet for octet, in "
           "contributions/;\n"
           "index.ndjson tells of each on a line; datapackage.json describes both (Frictionless data package).\n"
           "The licence is " +
           licence + ". Case studies name series; the figures stand at the collector, where they are measured.\n";
}

}  // namespace

measure::Result<std::string> write_dataset(const Contributions& contributions, const std::string& licence)
{
    const auto versions = contributions.versions("", kMostVersions);
    if (!versions) {
        return tl::unexpected(versions.error());
    }
    std::string index;
    TarWriter texts;
    auto resources = Json::array({Json()});
    for (const auto& it : *versions) {
        const auto text = contributions.text(it.submission);
        if (!text) {
            return tl::unexpected(text.error());
        }
        index += index_line(it);
        resources.push_back(text_resource(it, text->value_or("")));
        texts.add(file_of(it), text->value_or(""));
    }
    resources[0] = index_resource(index);
    TarWriter archive;
    archive.add("README.md", readme_of(licence));
    archive.add("datapackage.json", package_of(licence, std::move(resources)));
    archive.add("index.ndjson", index);
    return std::move(archive).join(std::move(texts));
}

}  // namespace collector::repository
