#include "collector/scorekeeping/stored_batch.hpp"

#include "codec/result_json.hpp"

namespace collector::scorekeeping {

measure::Result<codec::OpenedBatch> open_stored(std::string_view bytes)
{
    constexpr codec::BatchLimits kWidest{.compressed_octets = 64U << 20U,
                                         .raw_octets = 256U << 20U,
                                         .ratio = 100'000,
                                         .line_octets = 64U << 20U,
                                         .lines = 1'000'000};
    return codec::open(bytes, kWidest);
}

measure::Result<codec::DeviceSubmission> open_stored_run(std::string_view bytes)
{
    constexpr codec::PackedLimits kWidest{.compressed_octets = 64U << 20U, .raw_octets = 256U << 20U, .ratio = 100'000};
    return codec::open_device_run(bytes, kWidest);
}

measure::Result<StoredEvidence> LedgerEvidence::read(std::uint64_t position) const
{
    const auto entry = ledger_.read(position);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    const auto* received = std::get_if<ReceivedBatch>(&entry->fact);
    if (received == nullptr) {
        return measure::error("the entry is no batch", "ledger position " + std::to_string(position));
    }
    auto batch = open_stored(received->batch.bytes);
    if (!batch) {
        return tl::unexpected(batch.error());
    }
    batch->lines.insert(batch->lines.begin(), codec::to_json_line(batch->header));
    return StoredEvidence{.lines = std::move(batch->lines), .context = received->context};
}

measure::Result<StoredDocument> LedgerEvidence::document(std::uint64_t position) const
{
    auto entry = ledger_.read(position);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    if (auto* frame = std::get_if<ImportedFrame>(&entry->fact)) {
        return StoredDocument{.sha256 = frame->sha256, .text = std::move(frame->toml)};
    }
    if (auto* policies = std::get_if<ImportedPolicies>(&entry->fact)) {
        return StoredDocument{.sha256 = policies->sha256, .text = std::move(policies->toml)};
    }
    if (auto* base = std::get_if<InstalledBase>(&entry->fact)) {
        return StoredDocument{.sha256 = base->sha256, .text = std::move(base->csv)};
    }
    return measure::error("the entry is no document", "ledger position " + std::to_string(position));
}

}  // namespace collector::scorekeeping
