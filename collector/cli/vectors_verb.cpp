#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/methodology/by_catalogue.hpp"
#include "collector/methodology/methodology_file.hpp"
#include "collector/methodology/vectors_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;
using Vectors = std::vector<score::ReferenceVector>;

/// An edition, and where it comes from.
struct Proved {
    std::string from;
    MethodologyFile file;
};

Proved edition_to_prove(const std::string& config_file, const std::string& methodology)
{
    if (!methodology.empty()) {
        return {methodology, read_methodology_file(methodology)};
    }
    if (config_file == kUsualConfig && !std::filesystem::exists(config_file)) {
        return {"this program, for " + config_file + " is not there", read_methodology_text(kShippedEdition, "irs-1.toml")};
    }
    auto loaded = config::load(config_file);
    if (!loaded.errors.empty()) {
        return {config_file, {.rules = {}, .toml = "", .errors = std::move(loaded.errors)}};
    }
    return {loaded.config.methodology, read_methodology_file(loaded.config.methodology)};
}

Json to_json(const score::ReferenceVector& vector)
{
    auto figures = Json::array();
    for (const auto& it : vector.figures) {
        figures.push_back({{"name", it.name}, {"expected", it.expected}, {"computed", it.computed}});
    }
    Json object = {{"input", vector.input}, {"source", vector.source}, {"agrees", score::agrees(vector)}};
    object["figures"] = figures;
    if (!vector.because.empty()) {
        object["because"] = vector.because;
    }
    return object;
}

void print_json(const Vectors& vectors, std::size_t differing, const Proved& edition)
{
    auto list = Json::array();
    for (const auto& vector : vectors) {
        list.push_back(to_json(vector));
    }
    const auto& rules = edition.file.rules;
    Json document = {{"schema", 1}, {"methodology", rules.id}, {"methodology_sha256", rules.sha256}, {"from", edition.from}};
    document["vectors"] = std::move(list);
    document["differing"] = differing;
    print(document.dump() + "\n");
}

void print_text(const Vectors& vectors, std::size_t differing, const Proved& edition)
{
    std::vector<std::vector<std::string>> rows{{"", "FROM", "FIGURE", "EXPECTED", "OURS", "INPUT"}};
    for (const auto& vector : vectors) {
        for (const auto& it : vector.figures) {
            rows.push_back({it.expected == it.computed ? "=" : "DIFFERS", vector.source, it.name, it.expected, it.computed,
                            vector.input});
        }
    }
    print(as_table(rows));
    const auto& rules = edition.file.rules;
    print(fmt::format("{} vectors, {} of which differ, by {} ({}) of {}\n", vectors.size(), differing, rules.id,
                      rules.sha256, edition.from));
}

}  // namespace

int reference_vectors(const std::string& config_file, const std::string& methodology, bool json)
{
    const auto file = read_vectors_text(kReferenceVectors, "reference-vectors.toml");
    if (!file.errors.empty()) {
        return complain(file.errors, Exit::config);
    }
    const auto edition = edition_to_prove(config_file, methodology);
    if (!edition.file.errors.empty()) {
        return complain(edition.file.errors, Exit::config);
    }
    const auto rules = by_catalogue(edition.file.rules);
    Vectors vectors;
    for (const auto& asked : file.vectors) {
        vectors.push_back(score::compute(asked, rules));
    }
    const auto differing = static_cast<std::size_t>(
        std::count_if(vectors.begin(), vectors.end(), [](const auto& vector) { return !score::agrees(vector); }));
    if (json) {
        print_json(vectors, differing, edition);
    } else {
        print_text(vectors, differing, edition);
    }
    return code(differing == 0 && !vectors.empty() ? Exit::ok : Exit::error);
}

}  // namespace collector::cli
