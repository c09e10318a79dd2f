#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/running/log_events.hpp"
#include "collector/serve/server.hpp"

namespace collector::cli {

int log_events()
{
    print(daemons::events_markdown(running::events::all()));
    return code(Exit::ok);
}

int openapi()
{
    print(serve::openapi_document());
    return code(Exit::ok);
}

}  // namespace collector::cli
