#include "collector/repository/policy_file.hpp"

#include <cstdint>

using namespace collector::repository;

/// Any octets as a file of policies: what is good has a country and measurable promises.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = read_policy_text({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!file.errors.empty()) {
        return 0;
    }
    for (const auto& policy : file.policies.policies) {
        if (policy.country.size() != 2 || !is_figure(policy.figure) || policy.target > 1) {
            __builtin_trap();
        }
    }
    return 0;
}
