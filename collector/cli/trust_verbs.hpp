#pragma once

#include "collector/config/config.hpp"

#include <functional>
#include <string>

namespace CLI {
class App;
}

/// What may be told of whom, and who did what.
namespace collector::cli {

using config::Config;

/// A telling or a release, as typed.
struct DisclosureRequest {
    std::string target;
    std::string check;  ///< "": each that is found now.
    std::string day;    ///< Of the telling; of a release the day from which the public may hear. "": today.
    std::string reason;
    bool telling = false;
};

int disclosure_put(const Config& config, const DisclosureRequest& request);

/// Findings that expose, with what was told of them. "": of every country.
int disclosure_list(const Config& config, const std::string& country, bool json);

int audit_list(const Config& config, std::size_t limit, bool json);
int audit_verify(const Config& config);

/// Adds `disclosure` and `audit` with their verbs; the one that was typed is put into `verb`.
void add_trust(CLI::App& app, const std::function<std::function<int()>(std::function<int(const Config&)>)>& with_data,
               std::function<int()>& verb);

}  // namespace collector::cli
