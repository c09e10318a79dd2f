#pragma once

#include "collector/audit/file_trail.hpp"
#include "collector/context/database_context.hpp"
#include "collector/ingest/contribution_desk.hpp"
#include "collector/ingest/device_desk.hpp"
#include "collector/ingest/disclosure_desk.hpp"
#include "collector/ingest/dispute_desk.hpp"
#include "collector/ingest/editor_desk.hpp"
#include "collector/ingest/index_follower.hpp"
#include "collector/ingest/publication_desk.hpp"
#include "collector/ingest/receiver.hpp"
#include "collector/ledger/segment_ledger.hpp"
#include "collector/report/folder_reports.hpp"
#include "collector/running/admin_server.hpp"
#include "collector/running/messenger.hpp"
#include "collector/scorekeeping/data_lock.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/scoring.hpp"
#include "collector/scorekeeping/stored_batch.hpp"
#include "collector/serve/broadcaster.hpp"
#include "collector/serve/metrics.hpp"
#include "collector/serve/own_web.hpp"
#include "collector/serve/site.hpp"
#include "daemon/log.hpp"
#include "http/listener.hpp"

#include <boost/asio/steady_timer.hpp>

#include <atomic>
#include <optional>

namespace collector::running {

/// All parts of a running collector, in the order in which they need each other.
///
/// Three threads: this executor's, where everything is received and served; the ledger's writer; the index's follower,
/// which also makes the scores. The last two are reached by append() and run_soon() alone.
class RunningCollector {
public:
    /// Opens everything, or says what is wrong; nothing is received before start().
    static measure::Result<std::unique_ptr<RunningCollector>> open(const config::Config& config,
                                                                   boost::asio::any_io_executor executor);

    void start();

    /// Ends what was begun, within the deadline.
    boost::asio::awaitable<void> stop(measure::Duration deadline);

private:
    RunningCollector(const config::Config& config, boost::asio::any_io_executor executor);

    measure::Result<void> lock();
    measure::Result<void> open_ledger();
    measure::Result<void> open_the_index();
    measure::Result<void> open_edition();
    measure::Result<void> open_context();
    measure::Result<void> open_listeners();
    void follow_ledger();
    void build_receiver();
    void build_desk();
    ingest::OfficeEdge office_edge(const daemons::LogEvent& refused);
    void build_contribution_desk();
    void build_disclosures();
    void build_disputes();
    void build_editors();
    void build_publication_desk();
    measure::Result<std::optional<KeptReport>> keep_public_report(const measure::CountryCode& country);
    template <typename Ask>
    auto at_desk(const http::Request& request, Ask ask);
    boost::asio::awaitable<http::Response> receive(http::Request request);
    std::optional<http::Response> admit(const http::Request& request);
    std::vector<std::string> rechecks_for(const std::string& probe) const;
    measure::Result<std::string> installed_sha256(const measure::CountryCode& country) const;
    std::optional<Person> bearer_of(const std::string& token) const;

    measure::Result<void> take(std::vector<IndexEntry> group);
    void publish(const IndexEntry& entry);
    void make_scores_once();
    void follow_editions();
    void show(const scorekeeping::Methodology& edition);
    boost::asio::awaitable<void> tell_edition(measure::EditionInForce note);
    boost::asio::awaitable<void> keep_scoring();
    boost::asio::awaitable<measure::Result<std::uint64_t>> append_fact(LedgerEntry entry);
    serve::Site site();
    measure::Result<void> is_ready() const;
    void note_commit(const ledger::Commit& commit);

    config::Config config_;
    boost::asio::any_io_executor executor_;
    boost::asio::steady_timer score_timer_;
    std::optional<scorekeeping::DataLock> lock_;
    std::optional<scorekeeping::Methodology> configured_;
    std::optional<scorekeeping::Methodology> in_force_;  ///< Today; this executor's alone.
    serve::MethodologyText shown_;                       ///< The same, as the public face has it.
    std::uint64_t begun_at_ = 0;                         ///< Last position of the ledger when it was opened.
    bool edition_told_ = false;  ///< Whether the ledger was told of the configured edition, or need not be.
    std::optional<serve::OwnWeb> web_;
    std::optional<serve::Metrics> metrics_;
    std::atomic<std::uint64_t> ledger_octets_ = 0;
    std::atomic<bool> ledger_failing_ = false;
    std::unique_ptr<ledger::SegmentLedger> ledger_;
    store::OpenStore index_;
    std::unique_ptr<Messenger> messenger_;  ///< None where nobody is to be told. The follower wakes it, and goes first.
    std::optional<context::DatabaseContext> context_;
    std::optional<serve::Broadcaster> events_;
    std::optional<scorekeeping::LedgerEvidence> evidence_;
    std::optional<report::FolderReports> reports_;
    std::optional<ingest::ConflictShelf> conflicts_;
    std::optional<audit::FileTrail> audit_;
    std::optional<scorekeeping::Scorekeeper> scorekeeper_;  ///< The follower's thread alone uses it.
    std::optional<ingest::IndexFollower> follower_;
    std::optional<ingest::Receiver> receiver_;
    std::optional<ingest::DeviceDesk> desk_;
    std::optional<ingest::ContributionDesk> contribution_desk_;
    std::optional<ingest::DisclosureDesk> disclosures_;
    std::optional<ingest::DisputeDesk> disputes_;
    std::optional<ingest::EditorDesk> editors_;
    std::optional<ingest::PublicationDesk> publication_desk_;
    std::optional<AdminServer> admin_;
    std::optional<http::Listener> ingest_listener_;
    std::optional<http::Listener> public_listener_;
};

}  // namespace collector::running
