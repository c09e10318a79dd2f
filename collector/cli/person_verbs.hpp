#pragma once

#include "collector/config/config.hpp"

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

/// Who may see and do what on this collector.
namespace collector::cli {

using config::Config;

/// Somebody to be added, as typed.
struct NewPerson {
    std::string name;
    std::vector<std::string> roles;
    std::vector<std::string> countries;
    std::string organisation;
    std::vector<std::string> domains;
    std::string token_file;
    std::string expires;  ///< "": never.
};

int person_add(const Config& config, const NewPerson& wanted);
int person_list(const Config& config, bool json);
int person_revoke(const Config& config, const std::string& name, const std::string& reason);

/// Adds `person` with its verbs; the one that was typed is put into `verb`.
void add_people(CLI::App& app, const std::function<std::function<int()>(std::function<int(const Config&)>)>& with_data,
                std::function<int()>& verb);

}  // namespace collector::cli
