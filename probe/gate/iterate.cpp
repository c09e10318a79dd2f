#include "probe/gate/iterate.hpp"

#include "probe/observers/walk.hpp"

namespace probe::gate {

namespace asio = boost::asio;
using measure::Failure;

namespace {

Failure stopped(std::string why)
{
    return {.kind = measure::FailureKind::other, .locus = measure::Locus::local, .detail = std::move(why)};
}

}  // namespace

asio::awaitable<std::optional<Failure>> iterate_to(Edge& edge, std::span<const measure::Address> roots,
                                                   measure::Family family, std::string zone)
{
    measure::Question question{.name = std::move(zone), .type = measure::rr::kSoa};
    const auto arrival = co_await observers::walk_to(edge, roots, family, question);
    if (!arrival.message) {
        co_return arrival.last_silence.value_or(stopped("the way ends at '" + arrival.links.back().zone + "'"));
    }
    if (arrival.message->answers.empty()) {
        co_return stopped("rcode " + std::to_string(arrival.message->rcode) + ", no authoritative answer");
    }
    co_return std::nullopt;
}

}  // namespace probe::gate
