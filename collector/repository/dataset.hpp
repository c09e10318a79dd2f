#pragma once

#include "collector/ports/contribution.hpp"

#include <string>

namespace collector::repository {

/// The whole repository as one tar archive: every published version octet for octet, an index of them (a JSON object a line),
/// a Frictionless data package that describes both, and a page for people. Equal repositories give equal octets.
measure::Result<std::string> write_dataset(const Contributions& contributions, const std::string& licence);

}  // namespace collector::repository
