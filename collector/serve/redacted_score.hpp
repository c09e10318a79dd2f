#pragma once

#include <set>
#include <string>

namespace collector::serve {

/// The document of a score without the security of these targets: their role `security` says `withheld` and spans all it
/// could be. National figures stay: they count what is withheld. Any other text comes back as it was.
std::string redacted_score(const std::string& document, const std::set<std::string>& withheld);

}  // namespace collector::serve
