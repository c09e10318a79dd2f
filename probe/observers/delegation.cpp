#include "probe/observers/delegation.hpp"

#include "measure/delegation_reading.hpp"
#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Family;
using measure::Purpose;
using measure::Question;

namespace {

/// Of the parent's servers; they all hold the same zone, and one referral is enough.
constexpr std::size_t kMostParentServers = 3;

/// One question of this observer to the resolver, and its reply.
asio::awaitable<std::optional<measure::DnsMessage>> resolved(Edge& edge, const Setting& setting, Question question,
                                                             Evidence& into)
{
    const bool replied = co_await resolve(edge, setting, Purpose::delegation, question, into);
    for (auto lookup = into.lookups.rbegin(); replied && lookup != into.lookups.rend(); ++lookup) {
        if (lookup->purpose == Purpose::delegation && lookup->question == question && lookup->reply) {
            co_return lookup->reply;
        }
    }
    co_return std::nullopt;
}

asio::awaitable<std::string> find_parent(Edge& edge, const Setting& setting, std::string zone, Evidence& into)
{
    const auto dot = zone.find('.');
    Question question{.name = dot == std::string::npos ? "" : zone.substr(dot + 1), .type = measure::rr::kSoa};
    const auto reply = co_await resolved(edge, setting, question, into);
    co_return reply ? measure::soa_owner(*reply, question.name).value_or(question.name) : question.name;
}

asio::awaitable<std::vector<std::string>> find_parent_servers(Edge& edge, const Setting& setting, std::string parent,
                                                              Evidence& into)
{
    Question question{.name = parent, .type = measure::rr::kNs};
    const auto reply = co_await resolved(edge, setting, question, into);
    std::vector<std::string> names;
    if (reply) {
        for (const auto& record : reply->answers) {
            if (record.type == measure::rr::kNs && names.size() < kMostParentServers) {
                names.push_back(record.data);
            }
        }
    }
    co_return names;
}

/// Asks one address of the server; true when it gave the referral, or showed that there is none to see.
asio::awaitable<bool> ask_over(Edge& edge, const Setting& setting, std::string server, Family family, Evidence& into)
{
    const auto type = family == Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
    Question question{.name = server, .type = type};
    const auto reply = co_await resolved(edge, setting, question, into);
    const auto addresses = reply ? measure::addresses_in(*reply, server, family) : std::vector<measure::Address>();
    for (const auto& address : addresses) {
        if (measure::is_global(address)) {
            Asked asked{.purpose = Purpose::delegation,
                        .question = {.name = measure::zone_of(into), .type = measure::rr::kNs}};
            asked.server_name = server;
            asked.server = address;
            co_await look_up(edge, asked, into);
            co_return measure::read_delegation(into).has_value();
        }
    }
    co_return false;
}

asio::awaitable<void> ask_parent(Edge& edge, const Setting& setting, std::vector<std::string> servers, Evidence& into)
{
    for (const auto family : {Family::ipv6, Family::ipv4}) {
        for (const auto& server : servers) {
            const bool told = co_await ask_over(edge, setting, server, family, into);
            if (told) {
                co_return;
            }
        }
    }
}

asio::awaitable<void> ask_at_glue(Edge& edge, Evidence& into)
{
    const auto zone = measure::zone_of(into);
    for (const auto& [server, address] : measure::stray_glue(into)) {
        Asked asked{.purpose = Purpose::glue, .question = {.name = zone, .type = measure::rr::kSoa}};
        asked.server_name = server;
        asked.server = address;
        co_await look_up(edge, asked, into);
    }
}

}  // namespace

asio::awaitable<void> observe_delegation(Edge& edge, const Setting& setting, Evidence& into)
{
    const auto zone = measure::zone_of(into);
    if (zone.empty()) {
        co_return;
    }
    const auto parent = co_await find_parent(edge, setting, zone, into);
    const auto servers = co_await find_parent_servers(edge, setting, parent, into);
    co_await ask_parent(edge, setting, servers, into);
    co_await ask_at_glue(edge, into);
}

}  // namespace probe::observers
