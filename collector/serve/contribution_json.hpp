#pragma once

#include "collector/repository/contribution.hpp"
#include "collector/serve/answer.hpp"

namespace collector::serve {

/// What stands in a contribution: its lists, and its sections as trees of text.
Json contribution_json(const repository::Contribution& contribution);

}  // namespace collector::serve
