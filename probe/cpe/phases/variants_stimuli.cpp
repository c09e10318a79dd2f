#include "probe/cpe/frames/build.hpp"
#include "probe/cpe/frames/dns.hpp"
#include "probe/cpe/phases/variants.hpp"

namespace cpe::phases {
namespace {

constexpr std::uint16_t kFromPort = 43500;
constexpr std::uint64_t kBeside = 0x7777;  ///< Nobody has this address.

std::vector<frames::Address> resolvers(const Bench& bench)
{
    auto known = bench.client.resolvers();
    if (const auto& advert = bench.lan.last_advert()) {
        for (const auto& rdnss : advert->resolvers) {
            known.insert(known.end(), rdnss.servers.begin(), rdnss.servers.end());
        }
    }
    return known;
}

}  // namespace

void send_beside(Stage& stage, const std::string& name)
{
    const auto& bench = stage.bench;
    const auto own = bench.lan.global();
    const auto beside = frames::host_in(bench.plan.wan_link, kBeside);
    stage.send_marked(Port::lan, name, own ? bench.lan.outbound(*own, beside) : std::nullopt);
}

void send_far(Stage& stage, const std::string& name, std::size_t padding)
{
    const auto& bench = stage.bench;
    const auto own = bench.lan.global();
    stage.send_marked(Port::lan, name, own ? bench.lan.outbound(*own, bench.plan.far) : std::nullopt, padding);
}

void ask_resolvers(Stage& stage, const std::string& name)
{
    const auto& lan = stage.bench.lan;
    const frames::dns::Message query{.id = 0x5E07, .name = name + ".sextant.test", .type = frames::dns::kAaaa};
    const frames::Udp udp{
        .source_port = kFromPort, .destination_port = frames::dns::kPort, .payload = frames::dns::write(query)};
    bool asked = false;
    for (const auto& resolver : resolvers(stage.bench)) {
        const auto source = frames::is_link_local(resolver) ? std::optional(lan.link_local()) : lan.global();
        if (const auto envelope = source ? lan.outbound(*source, resolver) : std::nullopt) {
            stage.send_as(name, Port::lan, frames::build(*envelope, udp));
            asked = true;
        }
    }
    if (!asked) {
        stage.not_sent(name, "no resolver is announced on the LAN");
    }
}

}  // namespace cpe::phases
