#pragma once

namespace probe::cli {

/// Reads the command line and performs its verb. Returns the exit code.
int run(int argc, char** argv);

}  // namespace probe::cli
