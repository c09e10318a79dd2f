#pragma once

#include "measure/evidence.hpp"
#include "probe/observers/page_source.hpp"
#include "probe/observers/url.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace probe::observers {

/// A resource to be read for what it refers to in turn.
struct Further {
    Url url;
    measure::ResourceKind kind = measure::ResourceKind::style;
};

/// The hosts that a page needs, gathered from its references and those of its style sheets and frames.
class PageHosts {
public:
    static constexpr std::size_t kMostHosts = 32;
    static constexpr std::size_t kMostFurther = 8;

    PageHosts(const measure::Target& target, const std::string& page_host);

    /// Takes the references of one document. Style sheets and frames of the page itself (depth 1) are to be read further.
    void add(const PageSource& source, std::uint32_t depth);

    std::vector<measure::PageHost> hosts;
    std::vector<Further> further;  ///< In the order met, distinct, at most kMostFurther.
    std::size_t left_out = 0;      ///< Hosts beyond the cap.

private:
    void take(const Url& url, measure::ResourceKind kind, std::uint32_t depth);
    void read_further(const Url& url, measure::ResourceKind kind);
    measure::Party party_of(const std::string& host) const;

    std::vector<std::string> own_;  ///< Registrable domains of the target and of the page.
};

}  // namespace probe::observers
