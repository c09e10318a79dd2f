#pragma once

#include "collector/ingest/conflict_shelf.hpp"
#include "collector/ingest/decode.hpp"
#include "collector/ingest/index.hpp"
#include "collector/ingest/quota.hpp"
#include "collector/ingest/underway.hpp"
#include "collector/ports/context.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/ports/store.hpp"
#include "http/exchange.hpp"

#include <functional>
#include <string_view>

namespace collector::ingest {

struct Limits {
    codec::BatchLimits batch;
    QuotaLimits quota;
    std::chrono::seconds retry_after{30};  ///< Told to probes while the ledger cannot take anything.
};

/// How a request ended, for metrics and the log. `word` is from a closed list: a problem's kind, "accepted", "duplicate".
struct Received {
    std::string_view word;
    std::string probe;
    std::uint64_t octets = 0;
    std::uint64_t results = 0;
    std::string detail;
};

/// What receiving needs. All of it outlives the receiver.
struct Edge {
    Ledger& ledger;
    const Store& store;
    const Context& context;
    Index& index;
    const ConflictShelf& conflicts;
    std::function<measure::Timestamp()> now;
    std::function<bool()> has_room;  ///< Is there space for another batch on the ledger's disk?
    std::function<void(const Received&)> observe;
    /// What this probe is asked to look at again; may be empty.
    std::function<std::vector<std::string>(const std::string& probe)> rechecks_for = {};
};

/// Receives batches: POST /v1/batches/STREAM/SEQ. Also tells the time, and probes who asked not to be measured: GET /v1/time,
/// GET /v1/opt-outs.
///
/// A 200 means that the batch is on disk in the ledger. The same batch again is a 200 without effect; other bytes under
/// the same identity are a 409 and are kept aside.
class Receiver {
public:
    Receiver(Edge edge, Limits limits);

    /// Tells of an entry that the index does not hold yet; called at the start for what a crash left between the two.
    void remember(const LedgerEntry& entry);

    /// Refuses before the body is read: identity, size, quota, a full disk.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    boost::asio::awaitable<http::Response> take(Registration sender, Decoded decoded);
    http::Response answer(const measure::BatchId& id, bool duplicate) const;
    http::Response answer_known(const Decoded& decoded, const std::string& known_sha256);
    http::Response answer_opt_outs(const std::string& probe);
    http::Response refuse(const Problem& problem, const std::string& probe);
    std::optional<Problem> object_to(const http::Request& request, const Registration& sender);
    measure::Result<std::optional<std::string>> known_hash(const measure::BatchId& id);
    LedgerEntry entry_of(const Registration& sender, Decoded& decoded) const;
    static FreshBatch fresh_of(const LedgerEntry& entry, Decoded& decoded);

    Edge edge_;
    Limits limits_;
    Quota quota_;
    Underway underway_;
};

}  // namespace collector::ingest
