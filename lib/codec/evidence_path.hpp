#pragma once

#include "measure/evidence.hpp"

#include <nlohmann/json_fwd.hpp>

/// The parts of evidence about paths, translation and the probe's identity. Every key is optional: evidence of before has none.
namespace codec {

class Fields;

void put_path(nlohmann::ordered_json& gate, const measure::GateEvidence& from);
void read_path(const Fields& gate, measure::GateEvidence& into);

void put_path(nlohmann::ordered_json& evidence, const measure::Evidence& from);
measure::TargetPath read_target_path(const Fields& evidence);
std::vector<measure::TranslatedVisit> read_translated(const Fields& evidence);

}  // namespace codec
