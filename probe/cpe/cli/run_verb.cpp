#include "daemon/console.hpp"
#include "probe/cpe/cli/verbs.hpp"

namespace cpe::cli {

int run_router(const RunOptions& options)
{
    if (const auto recorded = record_run(options); !recorded) {
        return daemons::complain(recorded.error());
    }
    return judge_folder(options.folder, options.json ? Format::json : Format::text);
}

}  // namespace cpe::cli
