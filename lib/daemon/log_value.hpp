#pragma once

#include <string>
#include <string_view>

namespace daemons {

/// A value as it stands in a line of the log: on one line, apart from its neighbours, and nothing that a terminal would obey.
///
/// Quoted where it is not plain; a quotation mark becomes an apostrophe, a control character a blank, every octet beyond
/// ASCII its number (`\xe2`): among them are overrides that turn the reading direction and controls of eight bits.
std::string log_value(std::string_view value);

}  // namespace daemons
