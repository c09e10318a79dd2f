#include "bench/loops.hpp"
#include "bench/our_edge.hpp"
#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"

namespace bench {

namespace asio = boost::asio;
using measure::Evidence;

namespace {

asio::awaitable<void> look_up_address(OurEdge& ours, const Name& name, Tally& tally)
{
    Evidence evidence;
    probe::observers::Asked asked{
        .question = {.name = name.name, .type = measure::rr::kA}, .server_name = "authority", .server = name.server};
    const bool replied = co_await probe::observers::look_up(ours.edge, asked, evidence);
    tally.count(replied && !measure::published(evidence, name.name, measure::Family::ipv4).empty());
}

}  // namespace

Tally run_our_lookups(const Workload& workload)
{
    Tally tally;
    drive(workload, [&tally](OurEdge& ours, const Name& name) { return look_up_address(ours, name, tally); });
    return tally;
}

}  // namespace bench
