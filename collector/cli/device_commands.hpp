#pragma once

#include "collector/cli/device_verbs.hpp"

#include <functional>

namespace CLI {
class App;
}

namespace collector::cli {

/// Takes a verb that needs the data directory, and gives what runs it.
using WithData = std::function<std::function<int()>(std::function<int(const Config&)>)>;

/// Adds `devices` with its verbs; the one that was typed is put into `verb`.
void add_devices(CLI::App& app, const WithData& with_data, std::function<int()>& verb);

}  // namespace collector::cli
