#pragma once

#include <cstdint>
#include <string_view>

namespace score {

/// Numbers that look random and are the same on every machine: SplitMix64.
///
/// The state grows by 0x9e3779b97f4a7c15 at each draw; what is drawn is that state after two rounds of
/// x ^= x >> 30 (27), x *= 0xbf58476d1ce4e5b9 (0x94d049bb133111eb), and a last x ^= x >> 31. All arithmetic is modulo 2^64
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). Integers alone: no library,
/// no floating point mode and no order of evaluation can change what a published seed gives.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();

    /// 0 to bound - 1: the upper 32 bits times the bound, shifted down by 32. `bound` is not 0.
    std::uint32_t below(std::uint32_t bound);

    /// 0 and more, less than 1: the upper 53 bits, the precision of a double.
    double share();

private:
    std::uint64_t state_;
};

/// The seed of one of several streams under one published seed: FNV-1a (64 bit) over the name's bytes, begun with the
/// usual offset XOR the seed. Two countries must not share their luck.
std::uint64_t stream_seed(std::uint64_t seed, std::string_view name);

}  // namespace score
