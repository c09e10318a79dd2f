#include "probe/observers/dns64.hpp"

#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"

namespace probe::observers {

boost::asio::awaitable<MadeUp> ask_dns64(Edge& edge, measure::Address dns64, std::string name, measure::Family family)
{
    const auto type = family == measure::Family::ipv6 ? measure::rr::kAaaa : measure::rr::kA;
    measure::Evidence asked;
    Asked question{.purpose = measure::Purpose::gate, .question = {.name = name, .type = type}, .server = dns64};
    co_await look_up(edge, question, asked);
    const auto& last = asked.lookups.back();
    MadeUp made;
    if (last.reply) {
        made.addresses = measure::addresses_in(*last.reply, name, family);
    } else {
        made.failure = last.failure;
    }
    co_return made;
}

}  // namespace probe::observers
