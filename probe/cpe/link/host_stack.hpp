#pragma once

#include "measure/result.hpp"

#include <string>
#include <vector>

namespace cpe::link {

/// Keeps this host's own IPv6 off an interface while it lives: on the wire there must be nobody but our actors.
/// The host has no address of its own there, answers no neighbour and sends no router solicitation.
class SilencedStack {
public:
    static measure::Result<SilencedStack> on(const std::vector<std::string>& interfaces);
    ~SilencedStack();
    SilencedStack(SilencedStack&&) = default;
    SilencedStack& operator=(SilencedStack&&) = default;
    SilencedStack(const SilencedStack&) = delete;
    SilencedStack& operator=(const SilencedStack&) = delete;

private:
    struct Setting {
        std::string path;
        std::string before;
    };
    SilencedStack() = default;

    std::vector<Setting> settings_;
};

}  // namespace cpe::link
