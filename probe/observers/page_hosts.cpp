#include "probe/observers/page_hosts.hpp"

#include "wire/registrable_domain.hpp"

#include <algorithm>

namespace probe::observers {

using measure::PageHost;
using measure::ResourceKind;

namespace {

/// A query may name the visitor; the host is what matters.
std::string without_query(const std::string& url)
{
    return url.substr(0, std::min<std::size_t>(url.find('?'), 300));
}

void add_kind(PageHost& host, ResourceKind kind)
{
    const auto place = std::lower_bound(host.kinds.begin(), host.kinds.end(), kind);
    if (place == host.kinds.end() || *place != kind) {
        host.kinds.insert(place, kind);
    }
}

}  // namespace

PageHosts::PageHosts(const measure::Target& target, const std::string& page_host)
    : own_{wire::registrable_domain(target.domain), wire::registrable_domain(page_host)}
{
}

measure::Party PageHosts::party_of(const std::string& host) const
{
    const auto domain = wire::registrable_domain(host);
    return std::find(own_.begin(), own_.end(), domain) == own_.end() ? measure::Party::third : measure::Party::first;
}

void PageHosts::add(const PageSource& source, std::uint32_t depth)
{
    auto base = parse_url(source.url);
    if (base && !source.base.empty()) {
        base = resolve_reference(*base, source.base);
    }
    if (!base) {
        return;
    }
    for (const auto& reference : source.references) {
        if (const auto url = resolve_reference(*base, reference.text)) {
            take(*url, reference.kind, depth);
        }
    }
}

void PageHosts::take(const Url& url, ResourceKind kind, std::uint32_t depth)
{
    auto known = std::find_if(hosts.begin(), hosts.end(), [&](const PageHost& host) { return host.host == url.host; });
    if (known == hosts.end()) {
        if (hosts.size() >= kMostHosts) {
            ++left_out;
            return;
        }
        hosts.push_back({.host = url.host, .party = party_of(url.host), .depth = depth, .url = without_query(url.text)});
        known = hosts.end() - 1;
    }
    ++known->references;
    add_kind(*known, kind);
    if (depth == 1 && (kind == ResourceKind::style || kind == ResourceKind::frame)) {
        read_further(url, kind);
    }
}

void PageHosts::read_further(const Url& url, ResourceKind kind)
{
    const bool known =
        std::any_of(further.begin(), further.end(), [&](const Further& one) { return one.url.text == url.text; });
    if (!known && further.size() < kMostFurther) {
        further.push_back({.url = url, .kind = kind});
    }
}

}  // namespace probe::observers
