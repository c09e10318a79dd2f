#include "probe/cpe/phases/scripts.hpp"

namespace cpe::phases {

using namespace std::chrono_literals;

/// Nothing is sent: what the router says by itself, and whether anybody else is on the cables.
Script passive(const Options&)
{
    return {wait("listen", 10s)};
}

}  // namespace cpe::phases
