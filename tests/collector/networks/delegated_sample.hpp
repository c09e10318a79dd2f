#pragma once

#include "collector/context/delegated_file.hpp"

#include <fstream>
#include <sstream>

/// The project's own samples (tests/collector/networks/delegated/README.md).
namespace sample {

inline std::string delegated_text(const std::string& name)
{
    std::ifstream file("tests/collector/networks/delegated/" + name + ".txt", std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

inline collector::context::DelegatedFile delegated(const std::string& name)
{
    return collector::context::parse_delegated(delegated_text(name), name).value();
}

}  // namespace sample
