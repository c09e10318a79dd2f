#include "bench/loops.hpp"
#include "bench/our_edge.hpp"
#include "checks/check.hpp"
#include "codec/evidence_json.hpp"
#include "measure/reading.hpp"
#include "probe/observers/lookup.hpp"

#include <nlohmann/json.hpp>

namespace bench {

namespace asio = boost::asio;
using measure::Evidence;
using probe::HttpExchange;

namespace {

/// How much later than the kernel saw it the connection was told to stand.
void note_excess(const HttpExchange& seen, Tally& tally)
{
    if (seen.connect.kernel_rtt && !seen.connect.failure) {
        tally.excess.push_back(seen.connect.elapsed - *seen.connect.kernel_rtt);
    }
}

bool is_page(const HttpExchange& seen)
{
    return seen.fetch && !seen.fetch->failure && seen.fetch->status == 200;
}

void keep(HttpExchange seen, Evidence& into)
{
    into.connects.push_back(std::move(seen.connect));
    if (seen.handshake) {
        into.handshakes.push_back(*std::move(seen.handshake));
    }
    if (seen.fetch) {
        into.fetches.push_back(*std::move(seen.fetch));
    }
}

/// True when both families gave the same page.
asio::awaitable<bool> fetch_pair(OurEdge& ours, Name name, bool tls, Tally& tally, Evidence& into)
{
    auto first = page_of(name, name.ipv4, tls);
    auto four = co_await ours.edge.http.get(first);
    auto second = page_of(name, name.ipv6, tls);
    auto six = co_await ours.edge.http.get(second);
    const bool same = is_page(four) && is_page(six) && four.fetch->body_sha256 == six.fetch->body_sha256;
    for (const auto* seen : {&four, &six}) {
        tally.octets += seen->fetch ? seen->fetch->body_octets : 0;
        tally.trusted += seen->handshake && seen->handshake->chain_valid ? 1 : 0;
        note_excess(*seen, tally);
    }
    keep(std::move(four), into);
    keep(std::move(six), into);
    co_return same;
}

asio::awaitable<void> fetch_and_compare(OurEdge& ours, const Name& name, bool tls, Tally& tally)
{
    Evidence evidence;
    const bool same = co_await fetch_pair(ours, name, tls, tally, evidence);
    tally.count(same);
}

/// Four questions, two pages, one comparison, one line of JSON.
asio::awaitable<void> check_lightly(OurEdge& ours, const Name& name, bool tls, Tally& tally)
{
    Evidence evidence;
    evidence.task.target.domain = name.name;
    bool whole = true;
    for (const auto type : {measure::rr::kA, measure::rr::kAaaa, measure::rr::kNs, measure::rr::kMx}) {
        probe::observers::Asked asked{.question = {.name = name.name, .type = type}, .server_name = "authority"};
        asked.server = name.server;
        const bool replied = co_await probe::observers::look_up(ours.edge, asked, evidence);
        whole = whole && replied;
    }
    const bool same = co_await fetch_pair(ours, name, false, tally, evidence);
    whole = whole && same;
    if (tls) {
        const bool also = co_await fetch_pair(ours, name, true, tally, evidence);
        whole = whole && also;
    }
    const auto line = codec::to_json(evidence).dump();
    tally.octets += line.size();
    tally.count(whole);
}

}  // namespace

Tally run_our_pairs(const Workload& workload)
{
    Tally tally;
    const bool tls = workload.tls;
    drive(workload, [&tally, tls](OurEdge& ours, const Name& name) { return fetch_and_compare(ours, name, tls, tally); });
    return tally;
}

Tally run_our_checks(const Workload& workload)
{
    Tally tally;
    const bool tls = workload.tls;
    drive(workload, [&tally, tls](OurEdge& ours, const Name& name) { return check_lightly(ours, name, tls, tally); });
    return tally;
}

}  // namespace bench
