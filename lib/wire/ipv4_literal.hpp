#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// Finds IPv4 addresses that stand as the host of a URL ("//192.0.2.1") in text that comes in pieces: attributes, scripts,
/// JSON, policies. A name translated by DNS64 can be reached without IPv4, such a literal cannot (RFC 8683 section 4.6).
class LiteralFinder {
public:
    static constexpr std::size_t kMost = 8;

    void add(std::string_view piece);

    /// Distinct, in the order met, at most kMost. Ends the text.
    std::vector<std::string> finish();

private:
    void step(char octet);
    void end_candidate();

    int slashes_ = 0;  ///< Seen in a row, at most two; the candidate begins after them.
    bool inside_ = false;
    std::string candidate_;
    std::vector<std::string> found_;
};

}  // namespace wire
