#include "collector/context/import_routes.hpp"

#include "collector/context/numbers.hpp"
#include "collector/context/route_table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace collector::context {
namespace {

/// One line: at this time this peer had this prefix, announced by this one.
struct Sighting {
    std::int64_t at = 0;
    std::string_view peer;
    measure::Prefix prefix;
    std::uint32_t origin = 0;
};

/// What all lines say of one prefix.
struct Seen {
    std::set<std::uint16_t> peers;
    std::set<std::uint32_t> origins;
};

struct Gathered {
    std::map<measure::Prefix, Seen> routes;
    std::map<std::string, std::uint16_t, std::less<>> peers;
    std::int64_t oldest = 0;
};

constexpr std::size_t kFields = 7;

/// The first fields of a line; fewer than kFields when it has fewer.
std::vector<std::string_view> fields_of(std::string_view line)
{
    std::vector<std::string_view> fields;
    while (fields.size() < kFields) {
        const auto end = line.find('|');
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
        line.remove_prefix(end + 1);
    }
    return fields;
}

std::string_view last_word(std::string_view text)
{
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    const auto space = text.rfind(' ');
    return space == std::string_view::npos ? text : text.substr(space + 1);
}

/// The end of the path announced the prefix. A set is no origin (RFC 6811 section 2); an empty path is the peer's own.
measure::Result<std::uint32_t> origin_of(std::string_view path, std::string_view peer_as)
{
    const auto last = last_word(path);
    if (last.starts_with('{')) {
        return last.ends_with('}') ? measure::Result<std::uint32_t>(0)
                                   : measure::error("'" + std::string(last) + "' is not a set of AS numbers");
    }
    return parse_number(last.empty() ? peer_as : last);
}

measure::Result<Sighting> parse_sighting(std::string_view line)
{
    const auto fields = fields_of(line);
    if (fields.size() < kFields || !fields[0].starts_with("TABLE_DUMP") || fields[2] != "B") {
        return measure::error("it is no line of a table dump (TABLE_DUMP2|time|B|peer|peer AS|prefix|path|...)");
    }
    const auto at = parse_number(fields[1]);
    const auto prefix = measure::parse_prefix(fields[5]);
    const auto origin = origin_of(fields[6], fields[4]);
    if (!at || !measure::parse_address(fields[3])) {
        return measure::error(!at ? "its time is no number of seconds" : "its peer is no address");
    }
    if (!prefix || !origin) {
        return tl::unexpected(!prefix ? prefix.error() : origin.error());
    }
    return Sighting{.at = *at, .peer = fields[3], .prefix = *prefix, .origin = *origin};
}

bool is_between_networks(const measure::Prefix& prefix)
{
    const bool is_ipv6 = prefix.base.family == measure::Family::ipv6;
    return prefix.length >= (is_ipv6 ? 16 : 8) && prefix.length <= (is_ipv6 ? 48 : 24);
}

void add(Gathered& all, const Sighting& sighting)
{
    all.oldest = all.oldest == 0 ? sighting.at : std::min(all.oldest, sighting.at);
    if (!is_between_networks(sighting.prefix)) {
        return;
    }
    auto peer = all.peers.find(sighting.peer);
    if (peer == all.peers.end()) {
        peer = all.peers.emplace(sighting.peer, static_cast<std::uint16_t>(all.peers.size())).first;
    }
    auto& seen = all.routes[sighting.prefix];
    seen.peers.insert(peer->second);
    seen.origins.insert(sighting.origin);
}

measure::Result<void> read(Gathered& all, const Source& source)
{
    std::string line;
    for (std::size_t number = 1; std::getline(source.text, line); ++number) {
        if (line.empty()) {
            continue;
        }
        const auto sighting = parse_sighting(line);
        if (!sighting) {
            return measure::error(sighting.error().what, source.name + ", line " + std::to_string(number),
                                  "make the text anew with `bgpdump -m`; nothing was imported");
        }
        add(all, *sighting);
    }
    return {};
}

}  // namespace

measure::Result<SealedTable> import_routes(std::span<const Source> sources)
{
    Gathered all;
    for (const auto& source : sources) {
        if (auto taken = read(all, source); !taken) {
            return tl::unexpected(taken.error());
        }
    }
    if (all.routes.empty()) {
        return measure::error("no route is in it", sources.empty() ? "" : sources.front().name,
                              "give the text that `bgpdump -m` prints of a table dump");
    }
    SealedTable table{.kind = TableKind::routes,
                      .dated = measure::Timestamp(std::chrono::seconds(all.oldest)),
                      .row_count = all.routes.size(),
                      .rows = {}};
    for (const auto& [prefix, seen] : all.routes) {
        table.rows += route_line({.prefix = prefix,
                                  .peers = static_cast<std::uint32_t>(seen.peers.size()),
                                  .origins = {seen.origins.begin(), seen.origins.end()}});
    }
    return table;
}

}  // namespace collector::context
