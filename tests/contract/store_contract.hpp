#pragma once

#include "collector/store/registry.hpp"

#include <functional>

namespace contract {

/// Opens the same index again and again: the first call makes it.
using OpenStore = std::function<collector::store::OpenStore()>;

/// What every store must do, whatever database is behind it. Call it from a TEST_CASE; it is made of SECTIONs.
void hold_to_store_contract(const OpenStore& open);

/// The part of it about hosting, blockers and leverage; called by the whole.
void hold_to_hosting_contract(const OpenStore& open);

/// The part of it about notes, and about methodologies beside the one in force; called by the whole.
void hold_to_notes_contract(const OpenStore& open);

/// The part of it about networks and policies; called by the whole.
void hold_to_network_contract(const OpenStore& open);

/// The part of it about home routers; called by the whole.
void hold_to_devices_contract(const OpenStore& open);

/// The part of it about targets whose owners opted out; called by the whole.
void hold_to_opt_out_contract(const OpenStore& open);

/// The part of it about people and disclosures; called by the whole.
void hold_to_access_contract(const OpenStore& open);

/// The part of it about the repository of experience; called by the whole.
void hold_to_contributions_contract(const OpenStore& open);

}  // namespace contract
