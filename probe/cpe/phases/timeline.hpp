#pragma once

#include "probe/cpe/phases/script.hpp"

namespace cpe::phases {

/// Something at a time since the beginning of the script: flows that wait for minutes run beside all others.
struct Moment {
    milliseconds at{0};
    std::string name;
    std::function<void(Stage&)> act;
};

/// The moments in order, each waiting for the next; the last one waits `rest`.
Script timeline(std::vector<Moment> moments, milliseconds rest);

}  // namespace cpe::phases
