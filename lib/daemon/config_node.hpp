#pragma once

#include "daemon/config.hpp"

#include <toml++/toml.h>

namespace daemons {

/// A TOML node with the name of its file; the only place that knows toml++.
class ConfigNode {
public:
    ConfigNode(const toml::node& at, std::string in_file, std::string under)
        : node(at), file(std::move(in_file)), key(std::move(under))
    {
    }

    /// "probe.toml:12:8"
    std::string place() const;

    /// An error at this node.
    measure::Error wrong(std::string what, std::string remedy) const;

    /// The node at a dotted key below this one; nullptr when it is not there.
    const toml::node* find(std::string_view dotted) const;

    const toml::node& node;
    std::string file;
    std::string key;
};

}  // namespace daemons
