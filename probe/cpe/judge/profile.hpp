#pragma once

#include "measure/result.hpp"
#include "probe/cpe/judge/finding.hpp"

#include <map>
#include <string>
#include <vector>

namespace cpe::judge {

struct Verdicts;

/// What a profile says of one row.
struct RowOfProfile {
    std::string id;
    bool counts = true;
    std::optional<Verdict> fail;  ///< What the profile makes of a FAIL of the rule.
    std::optional<Verdict> warn;  ///< And of a WARN.
    std::string why;
};

/// Which documents a router is held against: data, in config/cpe-profiles. Without a word about a row it counts as its document has it.
struct Profile {
    std::string name;
    std::string title;
    std::vector<std::string> leaves_out;  ///< Documents whose rows do not count, by the beginning of their names.
    std::vector<RowOfProfile> rows;
};

/// What a profile made of the verdict of a row: only rows that it touches have one.
struct ByProfile {
    bool counts = true;
    Verdict by_rule = Verdict::not_observed;  ///< What the rule had said.
    std::string why;
};

/// Changes the verdicts as the profile has it, and notes what they were. Error: it names a row that there is not.
measure::Result<void> apply(Verdicts& verdicts, const Profile& profile);

}  // namespace cpe::judge
