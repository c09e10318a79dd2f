#include "probe/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

namespace probe::cli {
namespace {

constexpr std::size_t kWidth = 40;

bool is_terminal()
{
    const char* term = std::getenv("TERM");
    return ::isatty(STDERR_FILENO) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

Progress::Progress(std::size_t total) : total_(total), shown_(total > 1 && is_terminal())
{
    draw();
}

Progress::~Progress()
{
    if (shown_) {
        std::cerr << "\r\033[K" << std::flush;
    }
}

void Progress::advance()
{
    ++done_;
    draw();
}

void Progress::draw() const
{
    if (shown_) {
        const auto filled = total_ == 0 ? kWidth : kWidth * done_ / total_;
        std::cerr << fmt::format("\r[{}{}] {}/{}", std::string(filled, '#'), std::string(kWidth - filled, '.'), done_,
                                 total_)
                  << std::flush;
    }
}

}  // namespace probe::cli
