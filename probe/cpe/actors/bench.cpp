#include "probe/cpe/actors/bench.hpp"

#include <iterator>

namespace cpe::actors {
namespace {

void append(Sendings& all, Sendings more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Bench::Bench(const Plan& addresses)
    : plan(addresses), isp(plan, line), dhcp6(plan, line), dhcp6_other(plan, line, Dhcp6Server::Which::second),
      other(plan, line), dhcp4(plan, line), far(plan, line), lan(plan), client(plan), lan4(plan), tcp_resolver(plan)
{
}

std::vector<Actor*> Bench::everybody()
{
    return {&isp, &dhcp6, &dhcp6_other, &other, &dhcp4, &far, &lan, &client, &lan4, &asker, &tcp_resolver, &lookout};
}

Sendings Bench::hear(Time now, Port port, const Frame& frame)
{
    Sendings said;
    if (frame.malformed) {
        return said;
    }
    for (auto* actor : everybody()) {
        append(said, actor->hear(now, port, frame));
    }
    return said;
}

Sendings Bench::wake(Time now)
{
    Sendings said;
    for (auto* actor : everybody()) {
        append(said, actor->wake(now));
    }
    return said;
}

std::optional<Time> Bench::due() const
{
    std::optional<Time> soonest;
    for (const auto due : {isp.due(), lan.due()}) {
        if (due && (!soonest || *due < *soonest)) {
            soonest = due;
        }
    }
    return soonest;
}

void Bench::forget()
{
    isp.forget();
    other.forget();
    lan.forget();
    client.forget();
    lan4.forget();
    lookout.forget();
}

}  // namespace cpe::actors
