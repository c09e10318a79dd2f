#include "probe/observers/recursion.hpp"

#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"

#include <set>

namespace probe::observers {

namespace asio = boost::asio;
using measure::Purpose;

namespace {

/// RFC 7050 section 8: exists for everybody, changes never, and no target serves it.
constexpr const char* kStrangersName = "ipv4only.arpa";

}  // namespace

DnsRequest stranger_question(const measure::Address& address)
{
    return {.question = {.name = kStrangersName, .type = measure::rr::kA}, .server = address};
}

asio::awaitable<void> observe_recursion(Edge& edge, measure::Evidence& into)
{
    std::set<std::pair<std::string, measure::Address>> servers;
    for (const auto* lookup : measure::lookups_for(into, Purpose::authority)) {
        if (lookup->reply) {
            servers.emplace(lookup->server_name, lookup->server);
        }
    }
    for (const auto& [name, address] : servers) {
        Asked asked{.purpose = Purpose::recursion,
                    .question = {.name = kStrangersName, .type = measure::rr::kA},
                    .server_name = name,
                    .server = address};
        asked.recursion_wanted = true;
        co_await look_up(edge, asked, into);
    }
}

}  // namespace probe::observers
