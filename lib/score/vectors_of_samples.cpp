#include "score/interval.hpp"
#include "score/random.hpp"
#include "score/vector_words.hpp"

#include <cstdio>

namespace score::vectors {
namespace {

/// passed, tried, and the frame the sample is from, if it is finite.
Answers answer_wilson(const Given& given, const Methodology& edition)
{
    const double tried = given.number("tried");
    const double share = given.number("passed") / tried;
    const double frame = given.number("frame");
    const auto interval = frame > 0 ? wilson_of_sample(share, tried, frame) : wilson(share, tried);
    const auto targets = static_cast<std::uint32_t>(tried);
    return {{"point", share},
            {"low", interval.low},
            {"high", interval.high},
            {"n_eff", frame > tried ? effective_size(tried, frame) : tried},
            {"rank", yes_or_no(may_rank(interval, targets, edition.rank))}};
}

Answers answer_design_effect(const Given& given, const Methodology&)
{
    return {{"n_eff", clustered_size(given.number("sample"), given.number("mean_cluster"), given.number("correlation"))}};
}

std::string hexadecimal(std::uint64_t value)
{
    char text[24];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(value));
    return text;
}

/// The first three draws from a seed, and three bounded ones from the same beginning.
Answers answer_random(const Given& given, const Methodology&)
{
    const auto seed = static_cast<std::uint64_t>(given.number("seed"));
    Random random(seed);
    std::string whole;
    for (int i = 0; i < 3; ++i) {
        whole += (i > 0 ? " " : "") + hexadecimal(random.next());
    }
    Random again(seed);
    const auto bound = static_cast<std::uint32_t>(given.number("below", 1));
    std::string bounded;
    for (int i = 0; i < 3; ++i) {
        bounded += (i > 0 ? " " : "") + std::to_string(again.below(bound));
    }
    return {{"next", whole}, {"below", bounded}, {"stream", hexadecimal(stream_seed(seed, given.text("stream")))}};
}

}  // namespace

std::map<std::string, Computer> of_samples()
{
    return {{"wilson", answer_wilson}, {"design_effect", answer_design_effect}, {"random", answer_random}};
}

}  // namespace score::vectors
