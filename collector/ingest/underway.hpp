#pragma once

#include "measure/report.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace collector::ingest {

/// Batches that the index does not know yet: being received right now, or on the ledger ahead of the index.
/// Used on the io_context's thread alone.
class Underway {
public:
    using Held = std::set<measure::BatchId>;

    /// While it lives no other request may work on the same batch. May outlive the Underway: at the end of the program
    /// requests that were cut off are taken down last.
    class Hold {
    public:
        Hold(Hold&& other) noexcept = default;
        Hold& operator=(Hold&&) = delete;
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;
        ~Hold();

    private:
        friend class Underway;
        Hold(std::shared_ptr<Held> held, measure::BatchId id) : held_(std::move(held)), id_(std::move(id)) {}

        std::shared_ptr<Held> held_;
        measure::BatchId id_;
    };

    /// nullopt while another request holds the batch.
    std::optional<Hold> hold(const measure::BatchId& id);

    void appended(const measure::BatchId& id, const std::string& sha256, std::uint64_t position);

    /// Hash of a batch on the ledger that is not yet in the index.
    std::optional<std::string> find(const measure::BatchId& id) const;

    /// Forgets what the index holds by now.
    void forget_up_to(std::uint64_t watermark);

    /// `contiguous` of the index, carried on over the batches ahead of it.
    std::uint64_t carry_on(const measure::BatchId& stream_of, std::uint64_t contiguous) const;

private:
    struct Appended {
        std::string sha256;
        std::uint64_t position = 0;
    };

    std::shared_ptr<Held> held_ = std::make_shared<Held>();
    std::map<measure::BatchId, Appended> appended_;
};

}  // namespace collector::ingest
