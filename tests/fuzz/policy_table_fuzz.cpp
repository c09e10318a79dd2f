#include "collector/repository/policy_csv.hpp"

#include <cstdint>

using namespace collector::repository;

/// Any octets as a table of policies: what is good is TOML of the same promises, for that is what the ledger keeps.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = read_policy_csv({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!file.errors.empty()) {
        return 0;
    }
    const auto kept = read_policy_text(file.toml, "ledger");
    if (!kept.errors.empty() || kept.policies.sha256 != file.policies.sha256 ||
        kept.policies.policies.size() != file.policies.policies.size()) {
        __builtin_trap();
    }
    for (std::size_t i = 0; i < kept.policies.policies.size(); ++i) {
        const auto& one = file.policies.policies[i];
        const auto& other = kept.policies.policies[i];
        if (one.id != other.id || one.title != other.title || one.part != other.part || one.target != other.target) {
            __builtin_trap();
        }
    }
    return 0;
}
