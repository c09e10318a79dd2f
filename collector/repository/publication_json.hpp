#pragma once

#include "collector/ports/contribution.hpp"

#include <nlohmann/json_fwd.hpp>

namespace collector::repository {

/// A version as lists tell of it. Who wrote and who reviewed it stands in the ledger; the public sees for whom they spoke.
nlohmann::ordered_json publication_json(const Publication& publication);

}  // namespace collector::repository
