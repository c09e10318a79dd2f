#pragma once

#include "measure/content.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// The references a page or style sheet makes, in the order met, bounded in number and octets. What leads to no host (data:,
/// javascript:, fragments) is not taken.
class References {
public:
    static constexpr std::size_t kMost = 400;
    static constexpr std::size_t kMostOctets = 64U << 10U;
    static constexpr std::size_t kLongest = 2048;

    void add(std::string_view text, measure::ResourceKind kind);

    /// Was one left out because there were too many?
    bool cut() const { return cut_; }

    std::vector<measure::Reference> take() { return std::move(list_); }

private:
    std::vector<measure::Reference> list_;
    std::size_t octets_ = 0;
    bool cut_ = false;
};

}  // namespace wire
