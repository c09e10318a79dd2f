#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace bench {

/// `--key value` pairs of a program that only another program starts.
class Words {
public:
    /// Throws std::runtime_error for a word without a value.
    Words(int argc, char** argv);

    /// Throws when it is not there.
    std::string text(const std::string& key) const;
    std::string text(const std::string& key, const std::string& fallback) const;
    std::size_t number(const std::string& key, std::size_t fallback) const;
    double real(const std::string& key, double fallback) const;

private:
    std::map<std::string, std::string> values_;
};

/// Runs `run`; what it throws becomes a line on standard error and exit code 1.
int main_with(int argc, char** argv, const std::function<int(const Words&)>& run);

}  // namespace bench
