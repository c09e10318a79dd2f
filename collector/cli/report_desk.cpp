#include "collector/cli/report_desk.hpp"

#include "collector/cli/freshen.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/moment.hpp"

namespace collector::cli {
namespace {

measure::Result<void> open_present(ReportDesk& desk, const config::Config& config, const Methodology& methodology)
{
    return freshen(config, methodology).and_then([&]() -> measure::Result<void> {
        auto index = open_index(config);
        if (!index) {
            return tl::unexpected(index.error());
        }
        desk.index = *std::move(index);
        return {};
    });
}

measure::Result<void> open_past(ReportDesk& desk, const Methodology& methodology)
{
    auto workplace = report::Workplace::make();
    if (!workplace) {
        return tl::unexpected(workplace.error());
    }
    desk.workplace.emplace(*std::move(workplace));
    auto index = make_past_index(*desk.ledger, methodology, desk.workplace->folder());
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
    desk.embargo =
        std::make_unique<access::Embargo>(*desk.told, measure::to_rfc3339(now()).substr(0, 10), std::move(reader));
    desk.disclosed = std::make_unique<serve::DisclosedViews>(*desk.index.views, desk.index.access.get(), *desk.embargo);
    return {};
}

}  // namespace

measure::Result<ReportDesk> open_report_desk(const config::Config& config, const std::string& as_of,
                                             std::optional<Person> reader)
{
    const auto moment = moment_of(as_of);
    const auto methodology = moment ? load_methodology(config) : tl::unexpected(moment.error());
    auto ledger = methodology ? PastLedger::open(config, *moment) : tl::unexpected(methodology.error());
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    ReportDesk desk;
    desk.ledger = std::make_unique<PastLedger>(*std::move(ledger));
    desk.evidence = std::make_unique<LedgerEvidence>(*desk.ledger);
    desk.methodology = {.id = methodology->id, .sha256 = methodology->sha256, .toml = methodology->toml};
    desk.publisher = {.name = config.report.publisher, .contact = config.report.contact, .page = config.report.page};
    auto opened = as_of.empty() ? open_present(desk, config, *methodology) : open_past(desk, *methodology);
    const auto disclosed = opened ? show_to(desk, std::move(reader)) : opened;
    return disclosed ? measure::Result<ReportDesk>(std::move(desk)) : tl::unexpected(disclosed.error());
}

}  // namespace collector::cli
