#include "collector/store/sqlite/sqlite_devices.hpp"

#include "codec/device_run.hpp"
#include "collector/store/sqlite/rows.hpp"

namespace collector::store::sqlite {
namespace {

/// A run with the text it is still to be read from.
struct StoredRun {
    DeviceRunRow row;
    std::string text;
};

StoredRun read_stored(Row& row)
{
    StoredRun stored;
    stored.row.position = static_cast<std::uint64_t>(row.number());
    stored.row.received = to_time(row.number());
    stored.row.probe = row.text();
    stored.row.probe_country = row.text();
    stored.row.sha256 = row.text();
    stored.row.embargo = row.text();
    stored.row.has_capture = row.number() != 0;
    stored.text = row.text();
    return stored;
}

/// What was written was read before: an error is damage of the file.
measure::Result<std::vector<DeviceRunRow>> read_runs(std::vector<StoredRun> stored)
{
    std::vector<DeviceRunRow> rows;
    for (auto& it : stored) {
        auto run = codec::parse_device_run(it.text);
        if (!run) {
            return measure::error("a run of the index cannot be read: " + run.error().what, run.error().where,
                                  "run `sextant-collector rejudge`");
        }
        it.row.run = *std::move(run);
        rows.push_back(std::move(it.row));
    }
    return rows;
}

InstalledRow read_installed(Row& row)
{
    InstalledRow read{.country = row.text(), .maker = row.text(), .model = row.text(), .firmware = row.text()};
    read.share = row.real().value_or(0);
    read.dated = row.text();
    read.source = row.text();
    return read;
}

DeviceRelease read_release(Row& row)
{
    return {.device = row.text(), .row = row.text(), .day = row.text(), .reason = row.text()};
}

KnownRun read_known(Row& row)
{
    return {.probe = row.text(), .sha256 = row.text(), .embargo = row.text()};
}

}  // namespace

measure::Result<std::unique_ptr<Devices>> SqliteDevices::open(const std::string& file)
{
    try {
        return std::make_unique<SqliteDevices>(file);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(Connection::explain(failure, file));
    }
}

measure::Result<std::vector<DeviceRunRow>> SqliteDevices::runs(measure::Timestamp received_by) const
{
    return reader_
        .use<std::vector<StoredRun>>([&](Connection& connection) {
            auto& statement = connection.statement("device_runs");
            Binder(statement).number(to_micros(received_by));
            return read_all(statement, &read_stored);
        })
        .and_then(&read_runs);
}

measure::Result<std::optional<KnownRun>> SqliteDevices::find_run(const std::string& frames_sha256) const
{
    return reader_.use<std::optional<KnownRun>>([&](Connection& connection) {
        auto& statement = connection.statement("find_device_run");
        Binder(statement).text(frames_sha256);
        const auto found = read_all(statement, &read_known);
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

measure::Result<std::vector<InstalledRow>> SqliteDevices::installed(measure::Timestamp imported_by) const
{
    return reader_.use<std::vector<InstalledRow>>([&](Connection& connection) {
        auto& statement = connection.statement("installed");
        Binder(statement).number(to_micros(imported_by));
        return read_all(statement, &read_installed);
    });
}

measure::Result<std::vector<DeviceRelease>> SqliteDevices::releases() const
{
    return reader_.use<std::vector<DeviceRelease>>(
        [](Connection& connection) { return read_all(connection.statement("device_releases"), &read_release); });
}

}  // namespace collector::store::sqlite
