#pragma once

#include "checks/check.hpp"
#include "measure/result.hpp"
#include "measure/target.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace probe::scrape {

/// The parameters of /probe, decoded.
using Parameters = std::map<std::string, std::string>;

/// Reads a domain as people write it; refuses what is none.
using ReadDomain = std::function<measure::Result<std::string>(std::string_view)>;

/// What a scraper wants to know of one target.
struct Question {
    std::string domain;
    std::vector<const checks::Check*> checks;  ///< To be answered, in the order of the registry; never empty.
    bool single = false;                       ///< One check was named, not a group.
    std::optional<measure::Family>
        family;                        ///< Whose addresses are told, nullopt: both. IPv4 alone is asked whether it answers.
    std::vector<measure::Role> roles;  ///< What must be looked at to answer.
    bool debug = false;
};

/// Reads target=, check=, family= and debug=. Whatever is not understood is an error: `where` names the parameter,
/// `remedy` what to write instead. Pure but for `read_domain`.
measure::Result<Question> read_question(const Parameters& parameters, const ReadDomain& read_domain);

}  // namespace probe::scrape
