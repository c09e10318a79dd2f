#include "probe/cpe/judge/exposure.hpp"

#include <algorithm>
#include <array>

namespace cpe::judge {
namespace {

/// Who may come in, over what; what of the router itself answers strangers; what walks around the filter.
constexpr std::array<std::string_view, 22> kGuards{
    "G-3",    "ULA-4",  "SEC-1",  "SEC-2",  "SEC-3",  "SEC-4", "SEC-5", "SEC-6", "SEC-7", "SEC-9",     "SEC-10",
    "SEC-11", "SEC-12", "SEC-13", "SEC-15", "SEC-16", "REC-2", "REC-4", "REC-6", "REC-7", "REC-11/17", "DNS-11",
};

/// What a row of policy says of a packet that nobody asked for and that was delivered.
constexpr std::string_view kLetIn = "default-allow";

}  // namespace

bool guards_users(const Row& row)
{
    return std::ranges::find(kGuards, row.id) != kGuards.end();
}

measure::Exposure exposure_of(const Row& row, const Finding& finding)
{
    if (!guards_users(row)) {
        return measure::Exposure::none;
    }
    const bool failed = finding.verdict == Verdict::fail || finding.verdict == Verdict::warn;
    const bool let_in = finding.verdict == Verdict::info && finding.reason.find(kLetIn) != std::string::npos;
    return failed || let_in ? measure::Exposure::open : measure::Exposure::guarded;
}

}  // namespace cpe::judge
