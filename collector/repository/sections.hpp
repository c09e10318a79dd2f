#pragma once

#include "collector/repository/contribution.hpp"
#include "measure/result.hpp"

namespace collector::repository {

/// Takes the body apart at its headings of the second level, "## Our policy {#policy}": the words are the author's, the key is
/// the form's. A key that the form does not have, one that is missing, twice or empty, and text before the first are errors.
std::vector<measure::Error> divide_into_sections(std::vector<Block> blocks, ContributionKind kind, const std::string& name,
                                                 std::vector<Section>& into);

}  // namespace collector::repository
