#include "collector/intake/gather.hpp"

#include "collector/intake/campaign.hpp"
#include "collector/intake/csv_entries.hpp"
#include "collector/intake/plain_list.hpp"
#include "measure/words.hpp"
#include "wire/domain_name.hpp"
#include "wire/registrable_domain.hpp"
#include "wire/utf8.hpp"

#include <algorithm>

namespace collector::intake {
namespace {

using measure::Result;
using measure::Target;

/// Every host is asked over both families: a thousand of them are no longer one service.
constexpr std::size_t kMostHosts = 16;

/// The word of a list that comes from another one's closed list, or the wish where the list is silent.
Result<std::string> sector_of(const Entry& entry, const Wishes& wishes)
{
    const auto known = measure::sectors();
    const auto& word = entry.sector.empty() ? wishes.sector : entry.sector;
    if (std::find(known.begin(), known.end(), word) == known.end()) {
        return measure::error("'" + word + "' is no sector");
    }
    return word;
}

Result<measure::Tier> tier_of(const Entry& entry, const Wishes& wishes)
{
    const auto tier = entry.tier.empty() ? std::optional(wishes.tier) : measure::from_word<measure::Tier>(entry.tier);
    if (!tier) {
        return measure::error("'" + entry.tier + "' is no tier");
    }
    return *tier;
}

bool is_below(const std::string& name, const std::string& suffix)
{
    return name == suffix ||
           (name.size() > suffix.size() && name.ends_with(suffix) && name[name.size() - suffix.size() - 1] == '.');
}

/// Targets as they come together.
class Gathering {
public:
    explicit Gathering(const Wishes& wishes) : wishes_(wishes) {}

    void take(const Entry& entry)
    {
        if (!wire::is_utf8(entry.organisation)) {
            refuse(entry, "the organisation is not UTF-8: convert the file");
            return;
        }
        const auto name = wire::read_domain_name(entry.name);
        if (!name) {
            refuse(entry, name.error().what);
            return;
        }
        if (!is_wanted(name->ascii)) {
            ++gathered_.left_out;
            return;
        }
        const auto domain = wishes_.apart ? name->ascii : wire::registrable_domain(name->ascii);
        const auto known = places_.find(domain);
        if (known == places_.end()) {
            begin(entry, domain, name->ascii);
        } else {
            widen(entry, gathered_.frame.targets[known->second], name->ascii);
        }
    }

    Gathered finish() { return std::move(gathered_); }

private:
    bool is_wanted(const std::string& name) const
    {
        const auto& under = wishes_.under;
        return under.empty() || std::any_of(under.begin(), under.end(), [&](const auto& it) { return is_below(name, it); });
    }

    void begin(const Entry& entry, const std::string& domain, const std::string& host)
    {
        const auto sector = sector_of(entry, wishes_);
        const auto tier = tier_of(entry, wishes_);
        const auto name = wire::read_domain_name(domain);
        if (!sector || !tier || !name) {
            refuse(entry, !sector ? sector.error().what : !tier ? tier.error().what : name.error().what);
            return;
        }
        Target target{.domain = domain,
                      .country = wishes_.country,
                      .organisation = entry.organisation.empty() ? name->unicode : entry.organisation,
                      .sector = *sector,
                      .tier = *tier,
                      .roles = wishes_.roles};
        target.unicode = name->unicode == domain ? "" : name->unicode;
        places_.emplace(domain, gathered_.frame.targets.size());
        gathered_.frame.targets.push_back(std::move(target));
        if (!is_known(gathered_.frame.targets.back(), host)) {
            add_host(gathered_.frame.targets.back(), host);
        }
    }

    void widen(const Entry& entry, Target& target, const std::string& host)
    {
        if (is_known(target, host)) {
            ++gathered_.duplicates;
        } else if (target.hosts.size() >= kMostHosts) {
            refuse(entry, "'" + target.domain + "' has " + std::to_string(kMostHosts) + " further hosts already");
        } else {
            add_host(target, host);
        }
    }

    void add_host(Target& target, const std::string& host)
    {
        target.hosts.push_back(host);
        ++gathered_.hosts;
    }

    static bool is_known(const Target& target, const std::string& host)
    {
        const auto names = measure::web_names(target);
        return std::find(names.begin(), names.end(), host) != names.end();
    }

    void refuse(const Entry& entry, std::string reason)
    {
        gathered_.refused.push_back({.line = entry.line, .reason = std::move(reason), .text = entry.name});
    }

    const Wishes& wishes_;
    Gathered gathered_;
    std::map<std::string, std::size_t> places_;
};

Result<Entries> read_entries(std::string_view octets, const Format& format)
{
    switch (format.layout) {
        case Layout::csv:
        case Layout::csv_without_titles: return read_csv_entries(octets, format);
        case Layout::lines: return read_plain_list(octets);
        case Layout::campaign: return read_campaign(octets);
    }
    return Entries();
}

}  // namespace

Gathered gather(const Entries& entries, const Wishes& wishes)
{
    Gathering gathering(wishes);
    for (const auto& entry : entries.entries) {
        gathering.take(entry);
    }
    auto gathered = gathering.finish();
    gathered.left_out += entries.left_out;
    gathered.refused.insert(gathered.refused.end(), entries.refused.begin(), entries.refused.end());
    std::stable_sort(gathered.refused.begin(), gathered.refused.end(),
                     [](const Refusal& a, const Refusal& b) { return a.line < b.line; });
    auto& frame = gathered.frame;
    frame.country = wishes.country;
    frame.title = !wishes.title.empty() ? wishes.title : !entries.title.empty() ? entries.title : wishes.country;
    frame.version = wishes.dated;
    frame.dated = wishes.dated;
    frame.source = wishes.source;
    return gathered;
}

Result<Gathered> gather_list(std::string_view octets, const Format& format, const Wishes& wishes)
{
    const auto entries = read_entries(octets, format);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    return gather(*entries, wishes);
}

}  // namespace collector::intake
