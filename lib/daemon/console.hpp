#pragma once

#include "measure/result.hpp"

#include <span>
#include <string>
#include <vector>

namespace daemons {

/// What a shell learns; documented in docs and the same for every verb. 130 and 143 stand for the signals.
enum class Exit : int { ok = 0, error = 1, usage = 2, config = 3, checks = 4, vantage = 5 };

constexpr int code(Exit exit)
{
    return static_cast<int>(exit);
}

/// Data goes to standard output, talk to standard error.
void print(const std::string& text);
void say(const std::string& text);

/// Every error on a line of its own: where, what, remedy. Returns the exit code given.
int complain(std::span<const measure::Error> errors, Exit exit = Exit::error);
int complain(const measure::Error& error, Exit exit = Exit::error);

/// Columns as wide as their widest cell; the first row is the head.
std::string as_table(const std::vector<std::vector<std::string>>& rows);

}  // namespace daemons
