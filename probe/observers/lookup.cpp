#include "probe/observers/lookup.hpp"

#include <algorithm>

namespace probe::observers {

namespace asio = boost::asio;
using measure::DnsLookup;
using measure::Evidence;
using measure::Family;
using measure::Locus;
using measure::Transport;

namespace {

/// RFC 9715 section 3.1: a size that needs no fragments on any IPv6 path.
constexpr std::uint16_t kBuffer = 1232;

/// Raw replies are evidence up to here (architecture: never more of a stranger's bytes than needed).
constexpr std::size_t kKeptOctets = 4096;

/// After this many questions without a reply a resolver is left alone for the rest of the task.
constexpr int kPatience = 2;

bool is_resolver(const Asked& asked)
{
    return asked.server_name.empty();
}

/// A resolver that does not answer is its own trouble; it says nothing about the target.
measure::Failure placed(measure::Failure failure, const Asked& asked)
{
    if (is_resolver(asked) && failure.locus != Locus::local) {
        failure.locus = Locus::resolver;
    }
    return failure;
}

/// One question, one record.
asio::awaitable<DnsLookup> ask_once(Edge& edge, Asked asked)
{
    DnsRequest request{
        .question = asked.question, .server = asked.server, .transport = asked.transport, .edns_size = kBuffer};
    request.recursion_desired = is_resolver(asked) || asked.recursion_wanted;
    // Large is what a validator is given: the keys with their signatures (RFC 3225 section 3).
    request.dnssec_ok = asked.purpose == measure::Purpose::authority_large;
    auto seen = co_await edge.dns.ask(request);
    DnsLookup record{.purpose = asked.purpose,
                     .question = asked.question,
                     .server_name = asked.server_name,
                     .server = asked.server,
                     .transport = asked.transport,
                     .edns_size = kBuffer};
    record.started = seen.started;
    record.elapsed = seen.elapsed;
    if (seen.failure) {
        record.failure = placed(*seen.failure, asked);
    } else {
        record.reply_octets = static_cast<std::uint32_t>(seen.octets.size());
        record.raw_reply = std::move(seen.octets);
        record.raw_reply.resize(std::min(record.raw_reply.size(), kKeptOctets));
        record.reply = std::move(seen.message);
    }
    co_return record;
}

bool is_worth_repeating(const DnsLookup& record)
{
    return record.transport == Transport::udp && record.failure && record.failure->locus != Locus::local;
}

bool is_mute(const Evidence& evidence, const measure::Address& server)
{
    int silences = 0;
    for (const auto& lookup : evidence.lookups) {
        if (lookup.server == server && lookup.server_name.empty()) {
            if (lookup.reply) {
                return false;
            }
            ++silences;
        }
    }
    return silences >= kPatience;
}

}  // namespace

asio::awaitable<bool> look_up(Edge& edge, Asked asked, Evidence& into)
{
    auto record = co_await ask_once(edge, asked);
    if (is_worth_repeating(record)) {
        into.lookups.push_back(std::move(record));
        record = co_await ask_once(edge, asked);
    }
    if (record.reply && record.reply->truncated && asked.transport == Transport::udp) {
        into.lookups.push_back(std::move(record));
        asked.transport = Transport::tcp;
        record = co_await ask_once(edge, asked);
    }
    const bool replied = record.reply.has_value();
    into.lookups.push_back(std::move(record));
    co_return replied;
}

asio::awaitable<bool> resolve_over(Edge& edge, const Setting& setting, Family family, measure::Purpose purpose,
                                   measure::Question question, Evidence& into)
{
    for (const auto& server : setting.resolvers) {
        if (server.family != family || is_mute(into, server)) {
            continue;
        }
        Asked asked{.purpose = purpose, .question = question, .server = server};
        const bool replied = co_await look_up(edge, asked, into);
        if (replied) {
            co_return true;
        }
    }
    co_return false;
}

asio::awaitable<bool> resolve(Edge& edge, const Setting& setting, measure::Purpose purpose, measure::Question question,
                              Evidence& into)
{
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        const bool replied = co_await resolve_over(edge, setting, family, purpose, question, into);
        if (replied) {
            co_return true;
        }
    }
    co_return false;
}

}  // namespace probe::observers
