#pragma once

#include "collector/repository/contribution.hpp"
#include "measure/result.hpp"

namespace daemons {
class ConfigTable;
}

namespace collector::repository {

/// What stands between the +++ lines of a contribution, and what follows.
struct Parts {
    std::string front;  ///< Without the lines of +++, with one empty line in place of the first: its lines keep their numbers.
    std::string body;
    int body_line = 1;  ///< Of the file.
};

/// Takes the two apart; an error when the file does not begin with front matter.
measure::Result<Parts> split_front_matter(std::string_view text, const std::string& name);

/// Reads the front matter into a contribution. Empty when all is well; else every error with its line.
std::vector<measure::Error> read_front_matter(const std::string& front, const std::string& name, Contribution& into);

/// The keys and sections of each kind as Markdown tables.
std::string contribution_reference_markdown();

}  // namespace collector::repository
