#pragma once

#include "http/exchange.hpp"

#include <cstddef>
#include <list>
#include <map>
#include <string>

namespace collector::serve {

/// Answers that were made already: the same question has the same answer as long as its entity tag holds.
///
/// Bounded by octets; what was asked for longest ago goes first. Streamed answers and those without success are not kept.
class KeptAnswers {
public:
    explicit KeptAnswers(std::size_t most_octets = 32U << 20U) : most_octets_(most_octets) {}

    /// nullptr when there is none by this tag. Lives until the next call.
    const http::Response* find(const std::string& address, const std::string& tag);

    void keep(const std::string& address, const std::string& tag, const http::Response& response);

    std::size_t octets() const { return octets_; }

private:
    /// By address and coding, which the tag ends with: an older edition is replaced by the newer one.
    struct Kept {
        std::string address;
        std::string tag;
        http::Response response;
    };
    using Place = std::list<Kept>::iterator;

    static std::string key_of(const std::string& address, const std::string& tag);
    static std::size_t size_of(const Kept& kept);
    void drop(Place place);

    std::size_t most_octets_;
    std::size_t octets_ = 0;
    std::list<Kept> kept_;  ///< Asked for last comes first.
    std::map<std::string, Place> places_;
};

}  // namespace collector::serve
