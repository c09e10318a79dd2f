#include "collector/cli/deed_of.hpp"

#include "collector/audit/change.hpp"
#include "collector/audit/file_trail.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <unistd.h>

namespace collector::cli {

measure::Result<void> write_down(const config::Config& config, const std::string& action, const std::string& subject)
{
    return audit::FileTrail(config::audit_file(config))
        .record({.number = 0,
                 .at = scorekeeping::now(),
                 .who = "operator",
                 .roles = {"operator"},
                 .action = action,
                 .subject = subject,
                 .from = "command line, user " + std::to_string(::getuid()),
                 .outcome = "allowed"});
}

measure::Result<void> write_down(const config::Config& config, const decltype(LedgerEntry::fact)& fact)
{
    const auto change = audit::change_of(fact);
    return write_down(config, change.action, change.subject);
}

}  // namespace collector::cli
