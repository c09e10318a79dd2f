#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace measure {

/// Is the name one of these, or below one of them?
bool is_at_or_below(std::string_view name, const std::set<std::string, std::less<>>& names);

}  // namespace measure
