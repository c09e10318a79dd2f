#include "probe/observers/authority.hpp"

#include "measure/reading.hpp"
#include "measure/special_purpose.hpp"
#include "probe/observers/together.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Evidence;
using measure::Family;
using measure::Purpose;
using measure::Transport;

namespace {

/// One address of one name server.
struct Server {
    std::string name;
    measure::Address address;
};

Asked question_to(const Server& server, Purpose purpose, std::string name, std::uint16_t type)
{
    return {.purpose = purpose,
            .question = {.name = std::move(name), .type = type},
            .server_name = server.name,
            .server = server.address};
}

asio::awaitable<void> ask_for_comparison(Edge& edge, Server server, std::string zone, Evidence& into)
{
    const auto domain = into.task.target.domain;
    const std::pair<std::string, std::uint16_t> questions[] = {
        {zone, measure::rr::kSoa}, {zone, measure::rr::kNs}, {domain, measure::rr::kA}, {domain, measure::rr::kAaaa}};
    for (const auto& [name, type] : questions) {
        auto asked = question_to(server, Purpose::authority_data, name, type);
        co_await look_up(edge, asked, into);
    }
}

/// A server that does not answer the plain question is not asked the others.
asio::awaitable<void> ask_server(Edge& edge, Server server, std::string zone, Evidence& into)
{
    auto plain = question_to(server, Purpose::authority, zone, measure::rr::kSoa);
    const bool replied = co_await look_up(edge, plain, into);
    if (!replied) {
        co_return;
    }
    if (server.address.family == Family::ipv6) {
        auto over_tcp = question_to(server, Purpose::authority_tcp, zone, measure::rr::kSoa);
        over_tcp.transport = Transport::tcp;
        co_await look_up(edge, over_tcp, into);
        auto large = question_to(server, Purpose::authority_large, zone, measure::rr::kDnskey);
        co_await look_up(edge, large, into);
    }
    co_await ask_for_comparison(edge, server, zone, into);
}

void add_servers(const std::string& name, Family family, const Setting& setting, Evidence& evidence,
                 std::vector<Server>& into)
{
    std::size_t taken = 0;
    for (const auto& address : measure::name_server_addresses(evidence, name, family)) {
        if (!measure::is_global(address)) {
            evidence.notes.push_back("special address of a name server left out: " + name + " " + to_string(address));
        } else if (++taken <= setting.most_addresses) {
            into.push_back({.name = name, .address = address});
        }
    }
}

std::vector<Server> servers_of(const Setting& setting, Evidence& evidence)
{
    std::vector<Server> servers;
    for (const auto& name : measure::name_servers(evidence)) {
        add_servers(name, Family::ipv6, setting, evidence, servers);
        add_servers(name, Family::ipv4, setting, evidence, servers);
    }
    return servers;
}

}  // namespace

asio::awaitable<void> observe_authority(Edge& edge, const Setting& setting, Evidence& into)
{
    const auto zone = measure::zone_of(into);
    std::vector<Step> steps;
    for (const auto& server : servers_of(setting, into)) {
        steps.emplace_back([&edge, server, zone, &into] { return ask_server(edge, server, zone, into); });
    }
    co_await together(std::move(steps));
}

}  // namespace probe::observers
