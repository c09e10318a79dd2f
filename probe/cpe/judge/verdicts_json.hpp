#pragma once

#include "probe/cpe/judge/judge.hpp"

namespace cpe::judge {

/// verdicts.json: device, profile, capture, and per row verdict, reason, packets, stimulus. The same octets for the same run.
std::string to_json(const Verdicts& verdicts);

/// One line: {device, profile, minutes, rows: {"L-1": "PASS", ...}, capture}.
std::string to_vector(const Verdicts& verdicts, const std::string& capture_path);

/// The vector of an earlier verdicts.json: row to verdict.
measure::Result<std::map<std::string, std::string>> read_vector(std::string_view json);

}  // namespace cpe::judge
