#include "tests/lib/checks/random_evidence.hpp"

namespace random_evidence {

/// What a probe looks at by consent; sometimes without any, which a hostile probe may claim to have done.
void Draw::add_security(measure::Evidence& evidence)
{
    auto& target = evidence.task.target;
    for (const auto word : measure::consent::kAll) {
        if (one_in(2)) {
            target.consent.emplace_back(word);
        }
    }
    target.guarded_paths = {"/a", "www.example.test/b", "elsewhere.test/c", "none"};
    for (auto left = below(20); left > 0; --left) {
        const auto& watched = measure::kWatchedPorts[below(measure::kWatchedPorts.size())];
        measure::PortLook look{.address = any_address(any_family()), .port = watched.port, .transport = watched.transport};
        look.failure = one_in(3) ? std::nullopt : std::optional(any_failure());
        evidence.ports.push_back(look);
    }
    for (auto left = below(8); left > 0; --left) {
        auto guarded = any_fetch();
        guarded.url = one_in(2) ? "https://example.test/a" : "https://www.example.test/b";
        evidence.security.guarded.push_back(guarded);
        evidence.security.hurried.push_back(any_fetch());
    }
}

}  // namespace random_evidence
