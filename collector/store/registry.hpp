#pragma once

#include "collector/ports/access_facts.hpp"
#include "collector/ports/devices.hpp"
#include "collector/ports/store.hpp"
#include "collector/ports/views.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

/// The index behind the ports, whichever database keeps it.
namespace collector::store {

/// A store, the views that read it, the home routers and the people in it. Each may be used from its own thread, and from several.
struct OpenStore {
    std::unique_ptr<Store> store;
    std::unique_ptr<Views> views;
    std::unique_ptr<Devices> devices;
    std::unique_ptr<AccessFacts> access;
};

/// A database the collector can keep its index in.
struct Kind {
    std::string_view name;
    std::string_view purpose;
    measure::Result<OpenStore> (*open)(const std::string& location) = nullptr;
};

/// Every kind there is. A new store is one folder and one row here; tests/contract holds it to the port.
std::span<const Kind> kinds();

/// Opens an index, making an empty one where there is none. `location` of sqlite is a file.
measure::Result<OpenStore> open(std::string_view kind, const std::string& location);

}  // namespace collector::store
