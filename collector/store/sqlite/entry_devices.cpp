#include "codec/device_run.hpp"
#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/rows.hpp"

/// What entries say of home routers.
namespace collector::store::sqlite {

void EntryWriter::write_device_facts(const IndexEntry& entry)
{
    if (entry.device_run) {
        write_device_run(*entry.device_run);
    }
    if (entry.installed) {
        write_installed(entry);
    }
    if (entry.release) {
        auto& insert = connection_.statement("insert_device_release");
        const auto& release = *entry.release;
        Binder(insert).count(entry.position).text(release.device).text(release.row).text(release.day).text(release.reason);
        insert.exec();
    }
}

void EntryWriter::write_device_run(const DeviceRunRow& row)
{
    auto& insert = connection_.statement("insert_device_run");
    Binder(insert)
        .count(row.position)
        .number(to_micros(row.received))
        .text(row.probe)
        .text(row.probe_country)
        .text(row.sha256)
        .text(row.run.frames_sha256)
        .text(row.embargo)
        .text(codec::device_id(row.run.device))
        .number(row.has_capture)
        .text(codec::to_json_line(row.run));
    insert.exec();
}

void EntryWriter::write_installed(const IndexEntry& entry)
{
    std::int64_t place = 0;
    for (const auto& row : entry.installed->rows) {
        auto& insert = connection_.statement("insert_installed");
        Binder(insert)
            .count(entry.position)
            .number(place++)
            .number(to_micros(entry.at))
            .text(row.country)
            .text(row.maker)
            .text(row.model)
            .text(row.firmware)
            .real(row.share)
            .text(row.dated)
            .text(row.source);
        insert.exec();
    }
}

}  // namespace collector::store::sqlite
