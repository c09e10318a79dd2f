#pragma once

#include <string>
#include <string_view>

namespace wire {

/// The first label of a name in U-labels that mixes scripts beyond what UTS 39 section 5.2 calls "highly restrictive" (one script,
/// or Latin beside those of Chinese, Japanese or Korean): the way one name is made to look like another. "" when none does.
std::string mixed_label(std::string_view unicode);

}  // namespace wire
