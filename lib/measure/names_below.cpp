#include "measure/names_below.hpp"

namespace measure {

bool is_at_or_below(std::string_view name, const std::set<std::string, std::less<>>& names)
{
    while (!names.contains(name)) {
        const auto dot = name.find('.');
        if (dot == std::string_view::npos) {
            return false;
        }
        name.remove_prefix(dot + 1);
    }
    return true;
}

}  // namespace measure
