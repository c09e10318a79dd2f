#include "collector/aggregate/fault_site.hpp"

#include "checks/check.hpp"
#include "measure/ip.hpp"

#include <algorithm>
#include <optional>

namespace collector::aggregate {
namespace {

using measure::Cause;
using measure::Owner;

constexpr std::size_t kLongestName = 253;

std::string_view next_word(std::string_view& text)
{
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto end = std::min(text.find(' '), text.size());
    auto word = text.substr(0, end);
    text.remove_prefix(end);
    while (!word.empty() && (word.back() == ':' || word.back() == ',')) {
        word.remove_suffix(1);
    }
    return word;
}

std::optional<FaultSite> named_address(std::string_view detail)
{
    for (auto word = next_word(detail); !word.empty(); word = next_word(detail)) {
        if (const auto address = measure::parse_address(word)) {
            return FaultSite{SiteKind::address, measure::to_string(*address)};
        }
    }
    return std::nullopt;
}

/// "ns1.example.test 2001:db8::53: timeout", as lookup_text() of the DNS checks writes it.
std::optional<FaultSite> named_server(std::string_view detail)
{
    const auto server = next_word(detail);
    if (is_host_name(server) && measure::parse_address(next_word(detail))) {
        return FaultSite{SiteKind::name_server, std::string(server)};
    }
    return std::nullopt;
}

/// "www.example.test: timeout", as the checks of the web write it.
std::optional<FaultSite> named_host(std::string_view detail)
{
    const auto host = next_word(detail);
    return is_host_name(host) ? std::optional(FaultSite{SiteKind::host, std::string(host)}) : std::nullopt;
}

std::optional<FaultSite> network(const std::string& cluster)
{
    return cluster.empty() ? std::nullopt : std::optional(FaultSite{SiteKind::network, cluster});
}

std::optional<FaultSite> known_site(const measure::Verdict& verdict, const std::string& cluster)
{
    const auto owner = checks::remedy_for(*verdict.cause).owner;
    if (owner == Owner::dns_operator) {
        return named_server(verdict.detail);
    }
    if (owner == Owner::hosting_operator) {
        const auto here = network(cluster);
        return here ? here : named_address(verdict.detail);
    }
    return verdict.cause == Cause::no_aaaa ? network(cluster) : named_host(verdict.detail);
}

}  // namespace

bool is_host_name(std::string_view word)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return word.size() <= kLongestName && word.find('.') != std::string_view::npos && word.front() != '.' &&
           std::all_of(word.begin(), word.end(), fits) && !measure::parse_address(word);
}

FaultSite fault_site(const measure::Verdict& verdict, const std::string& target, const std::string& cluster)
{
    const auto known = verdict.cause ? known_site(verdict, cluster) : std::nullopt;
    return known.value_or(FaultSite{SiteKind::target, target});
}

}  // namespace collector::aggregate
