#include "collector/aggregate/dispute.hpp"
#include "collector/ingest/identity.hpp"
#include "collector/ports/country_of_target.hpp"
#include "collector/running/disk_room.hpp"
#include "collector/running/keep_report.hpp"
#include "collector/running/log_events.hpp"
#include "collector/running/receipts.hpp"
#include "collector/running/running_collector.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/serve/reading.hpp"

/// The receiving side of a running collector: one listener, a desk for each kind of sender.
namespace collector::running {
namespace {

namespace asio = boost::asio;

/// Whoever has not looked by then has no part in the case.
constexpr measure::Duration kRecheckLasts = std::chrono::days(7);
/// In one answer; the rest follows with the next.
constexpr std::size_t kMostRechecks = 20;

ingest::Limits limits_of(const config::Config& config)
{
    ingest::Limits limits;
    limits.batch.compressed_octets = config.ingest.batch_octets;
    limits.batch.raw_octets = config.ingest.raw_octets;
    limits.quota.batches_per_minute = static_cast<std::uint32_t>(config.ingest.batches_per_minute);
    limits.quota.octets_per_minute = config.ingest.octets_per_minute;
    return limits;
}

}  // namespace

void RunningCollector::build_receiver()
{
    ingest::Edge edge{.ledger = *ledger_,
                      .store = *index_.store,
                      .context = *context_,
                      .index = *follower_,
                      .conflicts = *conflicts_,
                      .now = scorekeeping::now,
                      .has_room = [this] { return has_room(config_.directory, config_.ingest.disk_reserve); },
                      .observe = [this](const ingest::Received& it) { record(*metrics_, it); },
                      .rechecks_for = [this](const std::string& probe) { return rechecks_for(probe); }};
    receiver_.emplace(std::move(edge), limits_of(config_));
    build_desk();
    build_contribution_desk();
    build_disputes();
    build_disclosures();
    build_editors();
    build_publication_desk();
    const auto remember = [this](const LedgerEntry& entry) {
        receiver_->remember(entry);
        desk_->remember(entry);
        editors_->wait_for(entry.position);
        return measure::Result<void>();
    };
    // What a crash left between ledger and index is a duplicate when its probe sends it again.
    (void)ledger_->replay(index_.store->watermark().value_or(0) + 1, ledger_->last(), remember);
}

void RunningCollector::build_desk()
{
    ingest::DeskEdge edge{.ledger = *ledger_,
                          .store = *index_.store,
                          .devices = *index_.devices,
                          .index = *follower_,
                          .now = scorekeeping::now,
                          .has_room = [this] { return has_room(config_.directory, config_.ingest.disk_reserve); },
                          .observe = [this](const ingest::Received& it) { record(*metrics_, it); }};
    const auto limits = limits_of(config_);
    desk_.emplace(std::move(edge),
                  ingest::DeskLimits{.run = {.compressed_octets = limits.batch.compressed_octets,
                                             .raw_octets = limits.batch.raw_octets,
                                             .ratio = limits.batch.ratio},
                                     .quota = limits.quota,
                                     .embargo = std::chrono::floor<std::chrono::days>(config_.devices.embargo)});
}

/// What the desks have behind them at which people do something.
ingest::OfficeEdge RunningCollector::office_edge(const daemons::LogEvent& refused)
{
    const auto log_refusal = [&refused](const ingest::Received& it) {
        const auto& event = it.word == "audit_unavailable" ? events::kAuditUnwritten : refused;
        daemons::log(event, {{"kind", std::string(it.word)}, {"person", it.probe}, {"detail", it.detail}});
    };
    return {.ledger = *ledger_,
            .index = *follower_,
            .trail = *audit_,
            .bearer_of = [this](const std::string& token) { return bearer_of(token); },
            .now = scorekeeping::now,
            .has_room = [this] { return has_room(config_.directory, config_.ingest.disk_reserve); },
            .observe = log_refusal};
}

/// Read off the ledger as the document is served: so the ETag there is what If-Match names here.
measure::Result<std::string> RunningCollector::installed_sha256(const measure::CountryCode& country) const
{
    const auto position = index_.views->document(DocumentKind::installed_base, country, "");
    if (!position || !*position) {
        return position.map([](const auto&) { return std::string(); });
    }
    return evidence_->document(**position).map([](const StoredDocument& it) { return it.sha256; });
}

void RunningCollector::build_contribution_desk()
{
    ingest::ContributionEdge edge{
        .office = office_edge(events::kContributionRefused),
        .contributions = *index_.contributions,
        .country_of = [this](const std::string& target) { return country_of_target(*index_.views, target); }};
    contribution_desk_.emplace(std::move(edge), limits_of(config_).quota);
}

void RunningCollector::build_disputes()
{
    disputes_.emplace(ingest::DisputeEdge{
        .office = office_edge(events::kEditRefused),
        .describe =
            [this](const std::string& target, const std::string& check, const std::string& round) {
                return aggregate::describe_dispute(*index_.views, target, check, round);
            },
        .describe_step = [this](std::uint64_t number,
                                measure::CaseStep step) { return aggregate::describe_step(*index_.views, number, step); },
        .country_of = [this](const std::string& target) { return country_of_target(*index_.views, target); }});
}

void RunningCollector::build_editors()
{
    ingest::EditorEdge edge{
        .office = office_edge(events::kEditRefused),
        .store = *index_.store,
        .devices = *index_.devices,
        .installed_sha256 = [this](const measure::CountryCode& country) { return installed_sha256(country); }};
    editors_.emplace(std::move(edge), ingest::EditorLimits{.document_octets = config_.ingest.batch_octets,
                                                           .quota = limits_of(config_).quota});
}

void RunningCollector::build_disclosures()
{
    disclosures_.emplace(ingest::DisclosureEdge{
        .office = office_edge(events::kEditRefused),
        .access = *index_.access,
        .country_of = [this](const std::string& target) { return country_of_target(*index_.views, target); },
        .embargo = std::chrono::floor<std::chrono::days>(config_.disclosure.embargo)});
}

void RunningCollector::build_publication_desk()
{
    publication_desk_.emplace(ingest::PublicationEdge{
        .office = office_edge(events::kEditRefused),
        .keep = [this](const measure::CountryCode& country) { return keep_public_report(country); }});
}

/// Kept reports are read by everybody: whoever has one made, it holds what the public may know.
measure::Result<std::optional<KeptReport>> RunningCollector::keep_public_report(const measure::CountryCode& country)
{
    const auto findings = serve::KnownFindings::read(index_.access.get());
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    const auto whole = site();
    const serve::Reading everybodys(whole, *findings, std::nullopt);
    return keep_report(*reports_, serve::sources_of(everybodys.site()), country);
}

/// What `ask` makes of the desk that the request is for; batches have no path of their own.
template <typename Ask>
auto RunningCollector::at_desk(const http::Request& request, Ask ask)
{
    if (ingest::EditorDesk::is_for(request)) {
        return ask(*editors_);
    }
    if (ingest::ContributionDesk::is_for(request)) {
        return ask(*contribution_desk_);
    }
    if (ingest::DisclosureDesk::is_for(request)) {
        return ask(*disclosures_);
    }
    if (ingest::DisputeDesk::is_for(request)) {
        return ask(*disputes_);
    }
    if (ingest::PublicationDesk::is_for(request)) {
        return ask(*publication_desk_);
    }
    return ingest::DeviceDesk::is_for(request) ? ask(*desk_) : ask(*receiver_);
}

asio::awaitable<http::Response> RunningCollector::receive(http::Request request)
{
    return at_desk(request, [&](auto& desk) { return desk.receive(std::move(request)); });
}

std::optional<http::Response> RunningCollector::admit(const http::Request& request)
{
    return at_desk(request, [&](auto& desk) { return desk.admit(request); });
}

/// The domains of open cases that the probe has not looked at since it was asked; none where the index cannot tell.
std::vector<std::string> RunningCollector::rechecks_for(const std::string& probe) const
{
    const auto asks = index_.views->recheck_asks(probe, scorekeeping::now() - kRecheckLasts, kMostRechecks);
    std::vector<std::string> domains;
    for (const auto& ask : asks.value_or(std::vector<RecheckAsk>())) {
        domains.push_back(ask.target);
    }
    return domains;
}

/// Whose token it is; while the index cannot be read it is nobody's.
std::optional<Person> RunningCollector::bearer_of(const std::string& token) const
{
    return ingest::find_bearer(*index_.store, *index_.access, token).value_or(std::nullopt);
}

}  // namespace collector::running
