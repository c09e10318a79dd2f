#pragma once

#include "collector/report/workplace.hpp"
#include "collector/scorekeeping/past_index.hpp"
#include "collector/scorekeeping/stored_batch.hpp"
#include "collector/serve/disclosed_views.hpp"
#include "collector/serve/report_facts.hpp"

#include <memory>
#include <optional>
#include <string>

namespace collector::cli {

/// All that reports and letters are made from, held together: the views of now or of a moment, and the evidence under them.
struct ReportDesk {
    std::optional<report::Workplace> workplace;  ///< Where a past index lies.
    std::unique_ptr<scorekeeping::PastLedger> ledger;
    store::OpenStore index;
    serve::MethodologyText methodology;
    Publisher publisher;
    std::unique_ptr<scorekeeping::LedgerEvidence> evidence;

    std::shared_ptr<const serve::KnownFindings> findings;
    std::unique_ptr<access::Embargo> embargo;
    std::unique_ptr<serve::DisclosedViews> disclosed;

    serve::ReportSources sources() const
    {
        return {*disclosed, *evidence, methodology, publisher, embargo->reader().has_value()};
    }
};

/// `as_of` as typed; "" for the index as it is. With a moment, the index is made anew from what the ledger had by then. It holds
/// what everybody may read, or what `reader` may.
measure::Result<ReportDesk> open_report_desk(const config::Config& config, const std::string& as_of,
                                             std::optional<Person> reader = std::nullopt);

}  // namespace collector::cli
