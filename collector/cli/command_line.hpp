#pragma once

namespace collector::cli {

/// Reads the command line, does the verb, returns the exit code. An exception of any kind ends here, as exit code 1.
int run(int argc, char** argv);

}  // namespace collector::cli
