#pragma once

#include "codec/device_run.hpp"
#include "collector/ingest/index.hpp"
#include "collector/ingest/problem.hpp"
#include "collector/ingest/quota.hpp"
#include "collector/ingest/receiver.hpp"
#include "collector/ports/devices.hpp"
#include "collector/ports/ledger.hpp"
#include "collector/ports/store.hpp"
#include "http/exchange.hpp"

#include <functional>
#include <map>
#include <memory>
#include <set>

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct DeskEdge {
    Ledger& ledger;
    const Store& store;
    const Devices& devices;
    Index& index;
    std::function<measure::Timestamp()> now;
    std::function<bool()> has_room;
    std::function<void(const Received&)> observe;
};

struct DeskLimits {
    codec::PackedLimits run;
    QuotaLimits quota;
    std::chrono::days embargo{90};  ///< So long after it came in what exposes users is withheld, unless it is released.
    std::chrono::seconds retry_after{30};  ///< Told while the ledger cannot take anything.
};

/// Receives runs of the CPE laboratory: POST /v1/device-runs/DIGEST, DIGEST being that of the run's frames.
///
/// A 200 means that the run is on disk in the ledger. The same octets again are a 200 without effect. The same frames with
/// other verdicts are a 409, unless they say that they were judged anew, and then only from the probe that brought the first.
class DeviceDesk {
public:
    DeviceDesk(DeskEdge edge, DeskLimits limits);

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Tells of an entry that the index does not hold yet; called at the start for what a crash left between the two.
    void remember(const LedgerEntry& entry);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    struct Ahead {
        KnownRun run;
        std::uint64_t position = 0;
    };

    std::optional<Problem> object_to(const http::Request& request, const Registration& sender);
    boost::asio::awaitable<http::Response> take(Registration sender, measure::DeviceRun run, std::string bytes);
    boost::asio::awaitable<http::Response> keep(Registration sender, measure::DeviceRun run, std::string bytes,
                                                std::string sha256);
    measure::Result<std::optional<KnownRun>> find(const std::string& digest);
    std::optional<http::Response> answer_known(const Registration& sender, const measure::DeviceRun& run,
                                               const KnownRun& known, const std::string& sha256);
    http::Response confirm(const measure::DeviceRun& run, const std::string& embargo, bool duplicate) const;
    http::Response refuse(const Problem& problem, const std::string& probe);

    DeskEdge edge_;
    DeskLimits limits_;
    Quota quota_;
    std::map<std::string, Ahead> ahead_;  ///< On the ledger, ahead of the index.
    std::shared_ptr<std::set<std::string>> underway_ = std::make_shared<std::set<std::string>>();  ///< Being appended.
};

}  // namespace collector::ingest
