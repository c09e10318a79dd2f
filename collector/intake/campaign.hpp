#pragma once

#include "collector/intake/entry.hpp"
#include "measure/result.hpp"

#include <string_view>

namespace collector::intake {

/// A campaign of whynoipv6 by libyaml: a mapping with `title` and `domains`, a list of names. Other keys are passed over, and so is
/// whatever stands below them; an item of `domains` that is no plain text is refused. Fails for what is no YAML, since
/// nobody can tell what the rest would have been.
measure::Result<Entries> read_campaign(std::string_view octets);

}  // namespace collector::intake
