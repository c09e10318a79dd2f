#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// The URLs of a srcset or imagesrcset attribute (HTML, section 4.8.4.2.1), without their descriptors; at most 16.
std::vector<std::string> urls_in_srcset(std::string_view text);

}  // namespace wire
