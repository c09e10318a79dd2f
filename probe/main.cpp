#include "probe/cli/command_line.hpp"

int main(int argc, char** argv)
{
    return probe::cli::run(argc, argv);
}
