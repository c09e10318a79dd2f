#pragma once

#include "collector/context/sealed_table.hpp"

#include <string_view>

namespace collector::context {

/// Makes a table of VRPs of the JSON that rpki-client (`-j`) or Routinator (`vrps --format json`) exports: an object with
/// `roas`, a list of `{"asn": 64500 or "AS64500", "prefix": "2001:db8::/32", "maxLength": 48}`, and `metadata` that says
/// when it was made (`buildtime`, `generatedTime` or `generated`). A damaged export refuses the whole with the place in it.
measure::Result<SealedTable> import_vrps(std::string_view json, const std::string& where);

}  // namespace collector::context
