#pragma once

#include "probe/cpe/judge/scene.hpp"

#include <string>
#include <vector>

namespace cpe::judge {

/// The words of the catalogue.
enum class Verdict : std::uint8_t { pass, fail, warn, info, not_observed, not_applicable };

constexpr std::array<std::string_view, 6> kVerdictWords{"PASS", "FAIL", "WARN", "INFO", "NOT-OBSERVED", "N/A"};

constexpr std::string_view to_string(Verdict verdict)
{
    return kVerdictWords[static_cast<std::size_t>(verdict)];
}

/// What one rule found: the verdict, why in one sentence, the packets that prove it, the stimulus it answers.
struct Finding {
    Verdict verdict = Verdict::not_observed;
    std::string reason;
    std::vector<std::size_t> packets;
    std::optional<Time> stimulus;
    milliseconds waited{0};
};

Finding find(Verdict verdict, std::string reason, const Packets& proof = {});

inline Finding pass(std::string reason, const Packets& proof = {})
{
    return find(Verdict::pass, std::move(reason), proof);
}

inline Finding fail(std::string reason, const Packets& proof = {})
{
    return find(Verdict::fail, std::move(reason), proof);
}

inline Finding warn(std::string reason, const Packets& proof = {})
{
    return find(Verdict::warn, std::move(reason), proof);
}

inline Finding info(std::string reason, const Packets& proof = {})
{
    return find(Verdict::info, std::move(reason), proof);
}

inline Finding not_observed(std::string reason, const Packets& proof = {})
{
    return find(Verdict::not_observed, std::move(reason), proof);
}

inline Finding not_applicable(std::string reason, const Packets& proof = {})
{
    return find(Verdict::not_applicable, std::move(reason), proof);
}

/// The same, as an answer to this stimulus, waited for so long.
Finding answering(Finding finding, Time stimulus, milliseconds waited);

}  // namespace cpe::judge
