#pragma once

#include "collector/ports/evidence_source.hpp"
#include "collector/ports/views.hpp"
#include "collector/serve/answer.hpp"
#include "collector/serve/repeat.hpp"

#include <string>
#include <vector>

namespace collector::serve {

/// Where probes met the target. One whose own line did not work may have been told anything: it is asked last. Without
/// any evidence only the target's name is known.
Meeting find_meeting(const EvidenceSource& evidence, const std::string& domain, std::vector<ResultView> results);

/// Gives each verdict of a list the commands that repeat it: `repeat`.
void add_commands(Json& verdicts, const Meeting& meeting);

}  // namespace collector::serve
