#include "probe/observers/zone.hpp"

#include "measure/reading.hpp"

namespace probe::observers {

namespace asio = boost::asio;
using measure::Purpose;

namespace {

/// Replies to an SOA question name the zone in answer or authority (RFC 2308 section 3); some servers leave it out, then
/// the parent name is asked, up to here.
constexpr int kMostLabels = 6;

asio::awaitable<void> find_cut(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    auto name = into.task.target.domain;
    for (int label = 0; label < kMostLabels; ++label) {
        measure::Question question{.name = name, .type = measure::rr::kSoa};
        const bool replied = co_await resolve(edge, setting, Purpose::zone_cut, question, into);
        const auto dot = name.find('.');
        if (!replied || !measure::zone_of(into).empty() || dot == std::string::npos) {
            co_return;
        }
        name.erase(0, dot + 1);
    }
}

asio::awaitable<void> look_up_servers(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    std::size_t asked = 0;
    for (const auto& server : measure::name_servers(into)) {
        if (++asked > setting.most_servers) {
            into.notes.push_back("name server left out, more than " + std::to_string(setting.most_servers) + ": " + server);
            continue;
        }
        for (const auto type : {measure::rr::kA, measure::rr::kAaaa}) {
            measure::Question question{.name = server, .type = type};
            co_await resolve(edge, setting, Purpose::ns_address, question, into);
        }
    }
}

}  // namespace

asio::awaitable<void> observe_zone(Edge& edge, const Setting& setting, measure::Evidence& into)
{
    co_await find_cut(edge, setting, into);
    const auto zone = measure::zone_of(into);
    if (zone.empty()) {
        co_return;
    }
    measure::Question question{.name = zone, .type = measure::rr::kNs};
    co_await resolve(edge, setting, Purpose::name_servers, question, into);
    co_await look_up_servers(edge, setting, into);
}

}  // namespace probe::observers
