#pragma once

namespace cpe::cli {

/// Reads the command line and performs its verb. Returns the exit code.
int run(int argc, char** argv);

}  // namespace cpe::cli
