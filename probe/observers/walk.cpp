#include "probe/observers/walk.hpp"

#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/referral.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Address;
using measure::ChainLink;
using measure::ChainServer;
using measure::DnsMessage;
using measure::Family;
using measure::Question;
using measure::ServerAnswer;

namespace {

constexpr int kMostQuestions = 40;
constexpr std::chrono::seconds kLongest{30};  ///< Beyond it no question begins.
constexpr std::size_t kMostLinks = 16;
constexpr std::size_t kMostServersAsked = 6;  ///< Of one zone: the sixth silence is enough.
constexpr std::size_t kMostNamesWalked = 3;   ///< Of one zone: names without glue.
constexpr int kMostNesting = 3;               ///< Name servers named without glue, of name servers named without glue.
constexpr std::uint16_t kBuffer = 1232;       ///< RFC 9715 section 3.1.

/// What one walk may still spend.
struct Walk {
    Edge& edge;
    std::span<const Address> roots;
    Family family;
    measure::Duration deadline;  ///< On the monotonic clock.
    int questions = kMostQuestions;
    std::optional<measure::Failure> last_silence = std::nullopt;

    bool may_ask() { return edge.clock.ticks() < deadline && --questions >= 0; }
};

/// The reply that led on, if a server of the zone gave one.
using Lead = std::optional<DnsMessage>;

std::uint16_t address_type(Family family)
{
    return family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
}

ServerAnswer answer_of(const measure::Failure& failure)
{
    if (failure.locus == measure::Locus::local || failure.kind == measure::FailureKind::no_route) {
        return ServerAnswer::ours;
    }
    return failure.kind == measure::FailureKind::refused ? ServerAnswer::refused : ServerAnswer::silent;
}

asio::awaitable<DnsExchange> ask_address(Walk& walk, Address server, Question question)
{
    DnsRequest request{.question = question, .server = server, .edns_size = kBuffer, .recursion_desired = false};
    auto seen = co_await walk.edge.dns.ask(request);
    if (seen.message && seen.message->truncated) {
        request.transport = measure::Transport::tcp;
        seen = co_await walk.edge.dns.ask(request);
    }
    co_return seen;
}

/// Asks the server's addresses in turn until one leads on.
asio::awaitable<Lead> ask_server(Walk& walk, ChainServer& server, std::string zone, Question question)
{
    for (const auto& address : server.addresses) {
        if (!measure::is_global(address)) {
            server.answer = ServerAnswer::no_address;
            server.detail = "special-purpose address " + to_string(address);
            continue;
        }
        if (!walk.may_ask()) {
            co_return std::nullopt;
        }
        auto seen = co_await ask_address(walk, address, question);
        if (seen.message && leads_on(*seen.message, zone, question.name)) {
            server.answer = ServerAnswer::answered;
            server.detail.clear();
            co_return std::move(seen.message);
        }
        walk.last_silence = seen.failure ? seen.failure : walk.last_silence;
        server.answer = seen.message ? ServerAnswer::lame : answer_of(*seen.failure);
        server.detail = to_string(address) + " " + reply_text(seen);
    }
    co_return std::nullopt;
}

asio::awaitable<Lead> ask_zone(Walk& walk, ChainLink& link, Question question)
{
    std::size_t asked = 0;
    for (auto& server : link.servers) {
        if (server.answer != ServerAnswer::unasked || server.addresses.empty() || asked >= kMostServersAsked) {
            continue;
        }
        ++asked;
        auto lead = co_await ask_server(walk, server, link.zone, question);
        if (lead) {
            co_return lead;
        }
    }
    co_return std::nullopt;
}

ChainLink root_link(const Walk& walk)
{
    ChainLink link;
    for (const auto& root : walk.roots) {
        if (root.family == walk.family && link.servers.size() < kMostServersAsked) {
            link.servers.push_back({.name = "root " + to_string(root), .addresses = {root}, .glued = true});
        }
    }
    return link;
}

asio::awaitable<Arrival> find(Walk& walk, Question question, int nesting);

/// Finds the addresses of one name without glue by walking to it.
asio::awaitable<void> walk_to_server(Walk& walk, ChainServer& server, int nesting)
{
    Question question{.name = server.name, .type = address_type(walk.family)};
    const auto arrival = co_await find(walk, question, nesting + 1);
    if (!arrival.message) {
        server.blocked_by = end_of(arrival.links);
        co_return;
    }
    server.addresses = measure::addresses_in(*arrival.message, server.name, walk.family);
}

/// Names inside the zone itself cannot be walked to without the zone: they need glue (RFC 9471 section 2.1).
asio::awaitable<void> find_addresses(Walk& walk, ChainLink& link, int nesting)
{
    std::size_t walked = 0;
    for (auto& server : link.servers) {
        const bool needs_glue = measure::holds(link.zone, server.name);
        if (!server.addresses.empty() || needs_glue || nesting >= kMostNesting || ++walked > kMostNamesWalked) {
            continue;
        }
        co_await walk_to_server(walk, server, nesting);
    }
}

void mark_addressless(ChainLink& link)
{
    for (auto& server : link.servers) {
        if (server.addresses.empty()) {
            server.answer = ServerAnswer::no_address;
        }
    }
}

/// By glue first, as a resolver does; names without it are walked to only when no glued server answers.
asio::awaitable<Lead> pass_through(Walk& walk, ChainLink& link, Question question, int nesting)
{
    auto lead = co_await ask_zone(walk, link, question);
    if (!lead) {
        co_await find_addresses(walk, link, nesting);
        lead = co_await ask_zone(walk, link, question);
    }
    if (!lead) {
        mark_addressless(link);
    }
    co_return lead;
}

asio::awaitable<Arrival> find(Walk& walk, Question question, int nesting)
{
    Arrival arrival;
    auto next = root_link(walk);
    while (arrival.links.size() < kMostLinks) {
        arrival.links.push_back(std::move(next));
        auto& link = arrival.links.back();
        auto lead = co_await pass_through(walk, link, question, nesting);
        if (!lead) {
            co_return arrival;
        }
        const auto alias = alias_target(*lead, question);
        if (!alias.empty()) {
            question.name = alias;
            next = root_link(walk);
            continue;
        }
        if (!is_referral(*lead, link.zone, question.name)) {
            arrival.message = std::move(lead);
            co_return arrival;
        }
        next = link_behind(*lead, link.zone, question.name, walk.family);
    }
    co_return arrival;
}

}  // namespace

asio::awaitable<Arrival> walk_to(Edge& edge, std::span<const Address> roots, Family family, Question question)
{
    Walk walk{.edge = edge, .roots = roots, .family = family, .deadline = edge.clock.ticks() + kLongest};
    auto arrival = co_await find(walk, std::move(question), 0);
    arrival.last_silence = walk.last_silence;
    co_return arrival;
}

}  // namespace probe::observers
