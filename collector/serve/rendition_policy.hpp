#pragma once

#include <string>
#include <string_view>

namespace collector::serve {

/// The policy (CSP) under which a printed page is served: its own style sheet, known by its digest, and nothing else. Pure.
std::string rendition_policy(std::string_view page);

}  // namespace collector::serve
