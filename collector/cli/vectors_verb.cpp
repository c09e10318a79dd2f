#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/methodology/vectors_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;
using Vectors = std::vector<score::ReferenceVector>;

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

void print_json(const Vectors& vectors, std::size_t differing)
{
    auto list = Json::array();
    for (const auto& vector : vectors) {
        list.push_back(to_json(vector));
    }
    print(Json{{"schema", 1}, {"vectors", list}, {"differing", differing}}.dump() + "\n");
}

void print_text(const Vectors& vectors, std::size_t differing)
{
    std::vector<std::vector<std::string>> rows{{"", "FROM", "FIGURE", "EXPECTED", "OURS", "INPUT"}};
    for (const auto& vector : vectors) {
        for (const auto& it : vector.figures) {
            rows.push_back({it.expected == it.computed ? "=" : "DIFFERS", vector.source, it.name, it.expected, it.computed,
                            vector.input});
        }
    }
    print(as_table(rows));
    print(fmt::format("{} vectors, {} of which differ\n", vectors.size(), differing));
}

}  // namespace

int reference_vectors(bool json)
{
    const auto file = read_vectors_text(kReferenceVectors, "reference-vectors.toml");
    if (!file.errors.empty()) {
        return complain(file.errors, Exit::config);
    }
    Vectors vectors;
    for (const auto& asked : file.vectors) {
        vectors.push_back(score::compute(asked));
    }
    const auto differing = static_cast<std::size_t>(
        std::count_if(vectors.begin(), vectors.end(), [](const auto& vector) { return !score::agrees(vector); }));
    if (json) {
        print_json(vectors, differing);
    } else {
        print_text(vectors, differing);
    }
    return code(differing == 0 && !vectors.empty() ? Exit::ok : Exit::error);
}

}  // namespace collector::cli
