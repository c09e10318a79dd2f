#include "collector/cli/report_desk.hpp"

#include "collector/aggregate/rounds.hpp"
#include "collector/scorekeeping/freshen.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"

namespace collector::cli {
namespace {

/// The edition of the moment's day, by what was known then.
scorekeeping::Methodology edition_at(const scorekeeping::Editions& editions, measure::Timestamp moment)
{
    return editions.of(aggregate::day_of(moment), moment);
}

/// The views as they stand, brought up to the ledger; the edition they are read by.
measure::Result<scorekeeping::Methodology> open_present(ReportDesk& desk, const config::Config& config,
                                                        const scorekeeping::Methodology& configured,
                                                        measure::Timestamp moment)
{
    const auto fresh = scorekeeping::freshen(config, configured);
    auto index = fresh ? scorekeeping::open_index(config) : tl::unexpected(fresh.error());
    if (!index) {
        return tl::unexpected(index.error());
    }
    desk.index = *std::move(index);
    return scorekeeping::read_editions(*desk.index.store, configured).map([&](const scorekeeping::Editions& it) {
        return edition_at(it, moment);
    });
}

/// Of the ledger alone: the live index is neither read nor made. A ledger that named no edition yet is read by the first that
/// it names later.
measure::Result<scorekeeping::Methodology> open_past(ReportDesk& desk, const scorekeeping::Methodology& configured,
                                                     measure::Timestamp moment)
{
    const auto editions = scorekeeping::Editions::read(desk.ledger->editions(), configured);
    auto workplace = editions ? report::Workplace::make() : tl::unexpected(editions.error());
    if (!workplace) {
        return tl::unexpected(workplace.error());
    }
    desk.workplace.emplace(*std::move(workplace));
    auto methodology = edition_at(*editions, moment);
    auto index = scorekeeping::make_past_index(*desk.ledger, methodology, desk.workplace->folder());
    if (!index) {
        return tl::unexpected(index.error());
    }
    desk.index = *std::move(index);
    return methodology;
}

/// What points to each other is held by pointers: a desk may be moved.
measure::Result<void> show_to(ReportDesk& desk, std::optional<Person> reader)
{
    auto findings = serve::KnownFindings::read(desk.index.access.get());
    if (!findings) {
        return tl::unexpected(findings.error());
    }
    desk.findings = *std::move(findings);
    desk.embargo = std::make_unique<access::Embargo>(desk.findings->told(), scorekeeping::today(), std::move(reader));
    desk.disclosed = std::make_unique<serve::DisclosedViews>(*desk.index.views, *desk.findings, *desk.embargo);
    return {};
}

}  // namespace

measure::Result<ReportDesk> open_report_desk(const config::Config& config, const std::string& as_of,
                                             std::optional<Person> reader)
{
    const auto moment = scorekeeping::moment_of(as_of);
    const auto configured = moment ? scorekeeping::load_methodology(config) : tl::unexpected(moment.error());
    auto ledger = configured ? scorekeeping::PastLedger::open(config, *moment) : tl::unexpected(configured.error());
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    ReportDesk desk;
    desk.ledger = std::make_unique<scorekeeping::PastLedger>(*std::move(ledger));
    desk.evidence = std::make_unique<scorekeeping::LedgerEvidence>(*desk.ledger);
    const auto methodology =
        as_of.empty() ? open_present(desk, config, *configured, *moment) : open_past(desk, *configured, *moment);
    if (!methodology) {
        return tl::unexpected(methodology.error());
    }
    desk.methodology = {.id = methodology->id, .sha256 = methodology->sha256, .toml = methodology->toml};
    desk.publisher = {.name = config.report.publisher, .contact = config.report.contact, .page = config.report.page};
    const auto disclosed = show_to(desk, std::move(reader));
    return disclosed ? measure::Result<ReportDesk>(std::move(desk)) : tl::unexpected(disclosed.error());
}

}  // namespace collector::cli
