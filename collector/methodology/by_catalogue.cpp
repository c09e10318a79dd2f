#include "collector/methodology/by_catalogue.hpp"

#include "checks/check.hpp"

namespace collector {
namespace {

void rename(std::string& check)
{
    if (const auto* known = checks::find(check)) {
        check = known->catalogue;
    }
}

}  // namespace

score::Methodology by_catalogue(score::Methodology rules)
{
    for (auto& role : rules.roles) {
        for (auto& gate : role.gates) {
            rename(gate.check);
        }
        for (auto& component : role.components) {
            for (auto& check : component.checks) {
                rename(check);
            }
        }
        for (auto& cap : role.caps) {
            rename(cap.check);
        }
    }
    return rules;
}

}  // namespace collector
