#include "collector/cli/report_desk.hpp"

#include "collector/aggregate/rounds.hpp"
#include "collector/scorekeeping/freshen.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"

namespace collector::cli {
namespace {

/// The edition of the moment's day, by what was known then.
measure::Result<scorekeeping::Methodology> edition_at(const Store& store, const scorekeeping::Methodology& configured,
                                                      measure::Timestamp moment)
{
    return scorekeeping::read_editions(store, configured).map([&](const scorekeeping::Editions& it) {
        return it.of(aggregate::day_of(moment), moment);
    });
}

/// A ledger that named no edition yet is read by the first that it names later.
measure::Result<void> open_past(ReportDesk& desk, const scorekeeping::Methodology& methodology)
{
    auto workplace = report::Workplace::make();
    if (!workplace) {
        return tl::unexpected(workplace.error());
    }
    desk.workplace.emplace(*std::move(workplace));
    auto index = scorekeeping::make_past_index(*desk.ledger, methodology, desk.workplace->folder());
    if (!index) {
        return tl::unexpected(index.error());
    }
    desk.index = *std::move(index);
    return {};
}

/// What points to each other is held by pointers: a desk may be moved.
measure::Result<void> show_to(ReportDesk& desk, std::optional<Person> reader)
{
    auto told = desk.index.access->disclosures();
    if (!told) {
        return tl::unexpected(told.error());
    }
    desk.told = std::make_unique<std::vector<Disclosure>>(*std::move(told));
    desk.embargo = std::make_unique<access::Embargo>(*desk.told, measure::to_rfc3339(scorekeeping::now()).substr(0, 10),
                                                     std::move(reader));
    desk.disclosed = std::make_unique<serve::DisclosedViews>(*desk.index.views, desk.index.access.get(), *desk.embargo);
    return {};
}

}  // namespace

measure::Result<ReportDesk> open_report_desk(const config::Config& config, const std::string& as_of,
                                             std::optional<Person> reader)
{
    const auto moment = scorekeeping::moment_of(as_of);
    const auto configured = moment ? scorekeeping::load_methodology(config) : tl::unexpected(moment.error());
    auto ledger = configured ? scorekeeping::PastLedger::open(config, *moment) : tl::unexpected(configured.error());
    const auto fresh = !ledger         ? tl::unexpected(ledger.error())
                       : as_of.empty() ? scorekeeping::freshen(config, *configured)
                                       : measure::Result<void>();
    auto index = fresh ? scorekeeping::open_index(config) : tl::unexpected(fresh.error());
    const auto methodology = index ? edition_at(*index->store, *configured, *moment) : tl::unexpected(index.error());
    if (!methodology) {
        return tl::unexpected(methodology.error());
    }
    ReportDesk desk;
    desk.ledger = std::make_unique<scorekeeping::PastLedger>(*std::move(ledger));
    desk.evidence = std::make_unique<scorekeeping::LedgerEvidence>(*desk.ledger);
    desk.methodology = {.id = methodology->id, .sha256 = methodology->sha256, .toml = methodology->toml};
    desk.publisher = {.name = config.report.publisher, .contact = config.report.contact, .page = config.report.page};
    desk.index = *std::move(index);
    const auto opened = as_of.empty() ? measure::Result<void>() : open_past(desk, *methodology);
    const auto disclosed = opened ? show_to(desk, std::move(reader)) : opened;
    return disclosed ? measure::Result<ReportDesk>(std::move(desk)) : tl::unexpected(disclosed.error());
}

}  // namespace collector::cli
