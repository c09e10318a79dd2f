#pragma once

#include "measure/result.hpp"

#include <string>
#include <string_view>

namespace collector::report {

/// One file that needs no other: a page as the browser drew it, with its style sheets inside and without its scripts.
///
/// What stands between `<!--style-->` and `<!--/style-->` gives way to `style`, under a policy that allows nothing else; what
/// stands between `<!--script-->` and `<!--/script-->` goes. An error when the page did not draw itself to the end. Pure.
measure::Result<std::string> self_contained(std::string_view page, std::string_view style);

}  // namespace collector::report
