#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace wire {

/// The words of a text, reduced to a MinHash sketch of its shingles (runs of three words), so that two texts can be
/// compared without keeping either.
///
/// What changes from visit to visit is taken out first: a word with a digit in it (times, dates, counters, nonces) and a word
/// of more than 40 octets (tokens) all read as one and the same. Case of ASCII letters does not count. Scripts written without
/// spaces are cut into single characters.
///
/// The sketch: one permutation in 256 bins, the least hash of each kept as 16 bits; an empty bin borrows from another
/// (optimal densification, Shrivastava 2017). Equal slots over all slots estimate the Jaccard similarity; standard error
/// at 0.9 is 0.02, less towards 1.
class TextSketch {
public:
    static constexpr std::size_t kBins = 256;
    static constexpr std::uint32_t kMostWords = 20'000;

    TextSketch();

    /// UTF-8 in pieces; a word may go on in the next piece.
    void add(std::string_view text);

    /// Here one word ends, however the text goes on.
    void end_word();

    std::uint32_t words() const { return words_; }
    bool is_full() const { return words_ >= kMostWords; }

    /// 512 octets, big endian; "" without a word. The object is spent.
    std::string finish();

private:
    void add_letter(char octet);
    void add_symbol(std::string_view character);
    void take_word(std::uint64_t word);
    void take_shingle(std::uint64_t shingle);
    void densify();

    std::array<std::uint64_t, kBins> least_;
    std::array<std::uint64_t, 3> recent_{};
    std::uint32_t words_ = 0;
    std::uint64_t hash_ = 0;
    std::size_t length_ = 0;
    bool varies_ = false;
    std::string pending_;  ///< A character that is not whole yet.
};

}  // namespace wire
