#include "daemon/deep_key.hpp"

namespace daemons {
namespace {

/// Far below what a stack bears, far above what any form needs, and no text between two marks has so many.
constexpr int kMostDots = 100;
/// What no key goes on behind.
constexpr std::string_view kMarks = "=,[]{}\n";

}  // namespace

std::optional<int> deep_key(std::string_view toml)
{
    int line = 1;
    int dots = 0;
    for (const char c : toml) {
        line += c == '\n' ? 1 : 0;
        dots = kMarks.find(c) != std::string_view::npos ? 0 : dots + (c == '.' ? 1 : 0);
        if (dots > kMostDots) {
            return line;
        }
    }
    return std::nullopt;
}

}  // namespace daemons
