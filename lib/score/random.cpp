#include "score/random.hpp"

namespace score {
namespace {

constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
constexpr std::uint64_t kFirstMix = 0xbf58476d1ce4e5b9;
constexpr std::uint64_t kSecondMix = 0x94d049bb133111eb;

// FNV-1a, 64 bit.
constexpr std::uint64_t kOffset = 0xcbf29ce484222325;
constexpr std::uint64_t kPrime = 0x100000001b3;

constexpr double kTwoToMinus53 = 1.0 / 9007199254740992.0;

}  // namespace

std::uint64_t Random::next()
{
    state_ += kStep;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * kFirstMix;
    mixed = (mixed ^ (mixed >> 27)) * kSecondMix;
    return mixed ^ (mixed >> 31);
}

std::uint32_t Random::below(std::uint32_t bound)
{
    return static_cast<std::uint32_t>(((next() >> 32) * bound) >> 32);
}

double Random::share()
{
    return static_cast<double>(next() >> 11) * kTwoToMinus53;
}

std::uint64_t stream_seed(std::uint64_t seed, std::string_view name)
{
    std::uint64_t hash = kOffset ^ seed;
    for (const char letter : name) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * kPrime;
    }
    return hash;
}

}  // namespace score
