#include "collector/cli/command_line.hpp"

int main(int argc, char** argv)
{
    return collector::cli::run(argc, argv);
}
