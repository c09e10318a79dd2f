#include "collector/serve/kept_answers.hpp"

#include <utility>

namespace collector::serve {
namespace {

/// One answer of this size would push out all others.
constexpr std::size_t kMostParts = 4;

}  // namespace

/// The renditions of one address are told apart by what their tags end with: `"12-edition-gzip"`.
std::string KeptAnswers::key_of(const std::string& address, const std::string& tag)
{
    return address + (tag.ends_with("-gzip\"") ? "\ngzip" : "");
}

std::size_t KeptAnswers::size_of(const Kept& kept)
{
    return kept.response.body.size() + 2 * kept.address.size() + kept.tag.size();
}

const http::Response* KeptAnswers::find(const std::string& address, const std::string& tag)
{
    const auto found = places_.find(key_of(address, tag));
    if (found == places_.end() || found->second->tag != tag) {
        return nullptr;
    }
    kept_.splice(kept_.begin(), kept_, found->second);
    return &found->second->response;
}

void KeptAnswers::keep(const std::string& address, const std::string& tag, const http::Response& response)
{
    if (response.status != 200 || response.next_piece || response.body.size() > most_octets_ / kMostParts) {
        return;
    }
    const auto key = key_of(address, tag);
    if (const auto former = places_.find(key); former != places_.end()) {
        drop(former->second);
    }
    kept_.push_front({.address = address, .tag = tag, .response = response});
    places_[key] = kept_.begin();
    octets_ += size_of(kept_.front());
    while (octets_ > most_octets_) {
        drop(std::prev(kept_.end()));
    }
}

void KeptAnswers::drop(Place place)
{
    octets_ -= size_of(*place);
    places_.erase(key_of(place->address, place->tag));
    kept_.erase(place);
}

}  // namespace collector::serve
