#pragma once

#include "measure/target.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace codec {

class Fields;

/// Adds what a frame has on record about a target: the name people read, duties, consents, absences, review, opt-out. Each is left
/// out when there is nothing to tell.
void put_record(nlohmann::ordered_json& json, const measure::Target& target);

/// The inverse: fills the same members. Throws Malformed.
void take_record(const Fields& fields, measure::Target& target);

/// The same as one line of JSON, for a column of a table.
std::string record_text(const measure::Target& target);
measure::Result<void> read_record(std::string_view text, measure::Target& target);

}  // namespace codec
