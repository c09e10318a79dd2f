#pragma once

#include <chrono>
#include <string>

namespace bench {

/// What a loop cost: CPU (user and system) and wall time of the whole process since `begin`.
class Spent {
public:
    static Spent begin();

    /// {"rows": ROWS, "cpu_seconds": ..., "wall_seconds": ...}
    std::string json(std::size_t rows) const;

private:
    double cpu_seconds_ = 0;
    std::chrono::steady_clock::time_point wall_;
};

}  // namespace bench
