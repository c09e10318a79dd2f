#include "collector/ingest/frame_changes.hpp"

#include "frames/frame_text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace collector::ingest {
namespace {

using measure::Frame;
using measure::Target;

/// What an owner said of one target.
struct OwnersWord {
    std::set<std::string> to;
    std::vector<measure::Consent> on_record;
    bool opt_out = false;
    measure::OptOut opted_out;
    bool operator==(const OwnersWord&) const = default;
};

std::map<std::string, OwnersWord> words_in(const Frame& frame)
{
    std::map<std::string, OwnersWord> words;
    for (const auto& it : frame.targets) {
        words[it.domain] = {.to = {it.consent.begin(), it.consent.end()},
                            .on_record = it.consents,
                            .opt_out = it.opt_out,
                            .opted_out = it.opted_out};
    }
    return words;
}

/// The frame without what owners said, and without what every new version changes.
std::string list_of(Frame frame)
{
    frame.version.clear();
    frame.dated = "1970-01-01";
    for (auto& it : frame.targets) {
        it.consent.clear();
        it.consents.clear();
        it.guarded_paths.clear();
        it.opt_out = false;
        it.opted_out = {};
    }
    return frames::frame_text(frame, "");
}

/// A target as an entry of its own.
std::string entry_of(const Frame& frame, const Target& target)
{
    return list_of({.country = frame.country, .targets = {target}});
}

/// A review speaks of what was looked at: of an entry that has changed since it says nothing.
std::vector<std::string> newly_reviewed(const Frame& before, const Frame& after)
{
    std::map<std::string, const Target*> former;
    for (const auto& it : before.targets) {
        former[it.domain] = &it;
    }
    std::vector<std::string> domains;
    for (const auto& it : after.targets) {
        if (it.review.state != measure::ReviewState::reviewed) {
            continue;
        }
        const auto known = former.find(it.domain);
        if (known == former.end() || entry_of(before, *known->second) != entry_of(after, it)) {
            domains.push_back(it.domain);
        }
    }
    std::ranges::sort(domains);
    if (after.reviewed && !before.reviewed && domains.empty()) {
        domains.push_back(after.country);
    }
    return domains;
}

std::set<std::string> domains_of(const Frame& frame)
{
    std::set<std::string> domains;
    for (const auto& it : frame.targets) {
        domains.insert(it.domain);
    }
    return domains;
}

}  // namespace

FrameChanges changes_between(const Frame& before, const Frame& after)
{
    FrameChanges changes{.consent = {}, .review = newly_reviewed(before, after), .list = list_of(before) != list_of(after)};
    auto former = words_in(before);
    for (const auto& [domain, word] : words_in(after)) {
        if (word != former[domain]) {
            changes.consent.push_back(domain);
        }
        former.erase(domain);
    }
    for (const auto& [domain, word] : former) {
        if (word != OwnersWord{}) {
            changes.consent.push_back(domain);
        }
    }
    return changes;
}

std::vector<std::string> listed_elsewhere(const Frame& before, const Frame& after, const std::vector<Frame>& in_force)
{
    auto fresh = domains_of(after);
    for (const auto& domain : domains_of(before)) {
        fresh.erase(domain);
    }
    std::vector<std::string> elsewhere;
    for (const auto& frame : in_force) {
        for (const auto& it : frame.targets) {
            if (frame.country != after.country && fresh.contains(it.domain)) {
                elsewhere.push_back(it.domain + " (" + frame.country + ")");
            }
        }
    }
    return elsewhere;
}

}  // namespace collector::ingest
