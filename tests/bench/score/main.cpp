#include "bench/score/loops.hpp"

#include <map>
#include <stdexcept>

namespace {

int run(const bench::Words& words)
{
    const std::map<std::string, int (*)(const bench::Words&)> loops{
        {"fill", &bench::fill}, {"ask", &bench::ask}, {"judge", &bench::judge_again}, {"score", &bench::score_again}};
    const auto found = loops.find(words.text("--what"));
    if (found == loops.end()) {
        throw std::runtime_error("--what is fill, ask, judge or score");
    }
    return found->second(words);
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
