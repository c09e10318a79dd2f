#include "bench/ingest/spent.hpp"

#include <sys/resource.h>

#include <array>
#include <cstdio>

namespace bench {
namespace {

double cpu_seconds()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& it) {
        return static_cast<double>(it.tv_sec) + static_cast<double>(it.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

Spent Spent::begin()
{
    Spent spent;
    spent.wall_ = std::chrono::steady_clock::now();
    spent.cpu_seconds_ = cpu_seconds();
    return spent;
}

std::string Spent::json(std::size_t rows) const
{
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - wall_;
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), "{\"rows\": %zu, \"cpu_seconds\": %.6f, \"wall_seconds\": %.6f}", rows,
                  cpu_seconds() - cpu_seconds_, wall.count());
    return text.data();
}

}  // namespace bench
