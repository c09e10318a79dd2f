#pragma once

#include "collector/serve/web_file.hpp"
#include "measure/result.hpp"

#include <list>
#include <string>
#include <vector>

namespace collector::serve {

/// The dashboard with what an operator puts in the place of ours: shapes of the map, names of countries.
///
/// Frontiers and names are matters of state: whoever publishes must be able to show those of its own government or
/// organisation, in every view and every report, without building the program anew.
class OwnWeb {
public:
    explicit OwnWeb(std::span<const WebFile> shipped) : files_(shipped.begin(), shipped.end()) {}
    OwnWeb(OwnWeb&&) = default;
    OwnWeb& operator=(OwnWeb&&) = default;

    /// The world map as docs/dashboard.md describes it; an error says what is wrong with it.
    measure::Result<void> use_map(std::string json);
    /// `{"fr": {"KE": "Kenya"}}`: names by language and ISO 3166 code, for those that shall differ.
    measure::Result<void> use_names(std::string json);

    std::span<const WebFile> files() const { return files_; }

private:
    void put(std::string_view path, std::string content);

    std::vector<WebFile> files_;
    std::list<std::string> texts_;  ///< What the files refer to; a list never moves its members.
};

}  // namespace collector::serve
