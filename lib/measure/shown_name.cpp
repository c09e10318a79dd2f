#include "measure/shown_name.hpp"

namespace measure {

std::string shown_name(const Target& target)
{
    return target.unicode.empty() ? target.domain : target.unicode + " (" + target.domain + ")";
}

}  // namespace measure
