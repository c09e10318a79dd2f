#include "probe/cpe/cli/command_line.hpp"

int main(int argc, char** argv)
{
    return cpe::cli::run(argc, argv);
}
