#pragma once

#include "collector/ports/devices.hpp"
#include "collector/store/sqlite/connection.hpp"

#include <memory>

namespace collector::store::sqlite {

/// The home routers of the index, over a connection of its own that never writes.
class SqliteDevices final : public Devices {
public:
    /// The file must have been opened as a store before.
    static measure::Result<std::unique_ptr<Devices>> open(const std::string& file);

    explicit SqliteDevices(const std::string& file) : reader_(file, Access::read) {}

    measure::Result<std::vector<DeviceRunRow>> runs(measure::Timestamp received_by) const override;
    measure::Result<std::optional<KnownRun>> find_run(const std::string& frames_sha256) const override;
    measure::Result<std::vector<InstalledRow>> installed(measure::Timestamp imported_by) const override;
    measure::Result<std::vector<DeviceRelease>> releases() const override;

private:
    Connection reader_;
};

}  // namespace collector::store::sqlite
