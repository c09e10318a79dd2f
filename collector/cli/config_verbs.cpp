#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/methodology/methodology_file.hpp"

namespace collector::cli {

int config_check(const std::string& file)
{
    const auto loaded = config::load(file);
    if (!loaded.errors.empty()) {
        return complain(loaded.errors, Exit::config);
    }
    if (const auto methodology = read_methodology_file(loaded.config.methodology); !methodology.errors.empty()) {
        return complain(methodology.errors, Exit::config);
    }
    say(file + ": good");
    return code(Exit::ok);
}

int config_reference()
{
    print(config::reference_markdown());
    return code(Exit::ok);
}

int version()
{
    print("sextant-collector " SEXTANT_VERSION "\n");
    return code(Exit::ok);
}

}  // namespace collector::cli
