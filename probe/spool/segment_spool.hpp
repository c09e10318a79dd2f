#pragma once

#include "probe/ports/spool.hpp"
#include "probe/spool/open_batch.hpp"
#include "probe/spool/quarantine.hpp"
#include "probe/spool/recovery.hpp"
#include "probe/spool/sealed_batches.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace probe::spool {

/// When a line is on disk and not only with the kernel. Either way it survives the end of the process; a power cut may take
/// what was not synced.
enum class Sync : std::uint8_t {
    each_batch,  ///< Lines when their batch is sealed: a power cut costs at most the open batch.
    each_line,   ///< Dear on SD cards.
};

struct Options {
    std::filesystem::path directory;
    std::uint64_t max_octets = 256U << 20U;  ///< Of everything below the directory.
    std::chrono::seconds max_age = std::chrono::days(30);
    std::size_t batch_octets = 256U << 10U;  ///< Unpacked; a batch is sealed before it grows beyond.
    std::size_t batch_lines = 1000;
    Sync sync = Sync::each_batch;
};

/// What every batch says of its sender.
struct Identity {
    std::string probe;
    std::string boot_id;
    std::string software;
};

struct Status {
    std::string stream;
    std::uint64_t open_seq = 0;
    std::size_t open_lines = 0;
    std::size_t sealed_batches = 0;
    std::uint64_t octets = 0;
    std::uint64_t max_octets = 0;
    std::size_t quarantined_files = 0;
    std::map<std::string, std::uint64_t> given_up;  ///< Batches by tombstone reason, since the start.
};

/// The spool as a directory: one file for the stream's id, one append-only file for the open batch, one file for each
/// sealed batch. What is true is read from names and checksums at the start; no file points at another.
///
/// Sealing N writes, each on disk before the next: open N+1 (with N's hash), batch N, the removal of open N. Only then is
/// batch N offered, so that its bytes cannot differ the next time and its number cannot be used again.
/// Not for more than one thread. All calls block on the disk; none waits for anything else.
class SegmentSpool final : public Spool {
public:
    /// Takes the directory for this process and finishes what the last one began. Damage is set aside, never an error.
    static measure::Result<std::unique_ptr<SegmentSpool>> open(Options options, Identity identity,
                                                               daemons::FileOps& files = daemons::real_files());
    ~SegmentSpool() override;
    SegmentSpool(const SegmentSpool&) = delete;
    SegmentSpool& operator=(const SegmentSpool&) = delete;

    measure::Result<void> append(const measure::BatchLine& line, measure::Timestamp now) override;
    measure::Result<bool> seal(measure::Timestamp now) override;
    measure::Result<std::optional<measure::SealedBatch>> oldest() override;
    measure::Result<void> acknowledge(const measure::BatchId& id) override;
    measure::Result<void> set_aside(const measure::BatchId& id, std::string_view reason) override;

    /// When the first line of the open batch was written; nullopt without one.
    std::optional<measure::Timestamp> open_since() const;

    /// Called after a batch was sealed.
    void on_sealed(std::function<void()> tell) { on_sealed_ = std::move(tell); }

    Status status() const;

private:
    /// Kept free below the bound, so that tombstones can be written when the spool is full.
    static constexpr std::uint64_t kReserve = 16U << 10U;

    struct Offered {
        BatchKey key;
        measure::BatchId id;
    };

    SegmentSpool(Options options, Identity identity, daemons::FileOps& files, int lock, Quarantine quarantine,
                 Recovered recovered);

    measure::Result<void> finish_burials();
    measure::Result<void> settle();
    measure::Result<OpenLine> checked_line(const measure::BatchLine& line, measure::Timestamp now) const;
    measure::BatchHeader header_for_sealing(measure::Timestamp now) const;
    measure::Result<void> write_sealed(const measure::SealedBatch& batch, std::size_t lines, measure::Timestamp now);
    measure::Result<void> make_room(std::uint64_t octets);
    measure::Result<void> drop_aged(measure::Timestamp now);
    std::optional<BatchKey> next_victim() const;
    measure::Result<void> drop(BatchKey key, std::string_view reason);
    measure::Result<void> give_up(BatchKey key, std::string_view reason);
    measure::Result<void> give_up_damaged(BatchKey key, bool exists);
    measure::Result<void> quarantine(BatchKey key);
    bool is_offered(const measure::BatchId& id) const;
    std::uint64_t octets() const;

    Options options_;
    Identity identity_;
    daemons::FileOps& files_;
    int lock_;
    Quarantine quarantine_;
    OpenBatch open_;
    SealedBatches batches_;
    std::optional<Offered> offered_;
    std::vector<std::filesystem::path> doomed_;  ///< To be off the disk, in this order, before anything else is done.
    std::map<std::string, std::uint64_t> given_up_;
    std::function<void()> on_sealed_;
};

}  // namespace probe::spool
