#include "probe/cpe/phases/dns_questions.hpp"

#include "probe/cpe/frames/build.hpp"

namespace cpe::phases {
namespace {

using namespace std::chrono_literals;

constexpr std::uint16_t kFirstPort = 43000;
constexpr std::uint16_t kPorts = 800;

/// FNV-1a: the same in every run and on every machine, unlike what the library hashes with.
std::uint32_t number_of(std::string_view name)
{
    std::uint32_t hash = 2166136261U;
    for (const auto letter : name) {
        hash = (hash ^ static_cast<std::uint8_t>(letter)) * 16777619U;
    }
    return hash;
}

}  // namespace

std::optional<frames::Address> announced(const Bench& bench)
{
    if (const auto& advert = bench.lan.last_advert()) {
        for (const auto& rdnss : advert->resolvers) {
            if (rdnss.lifetime > 0 && !rdnss.servers.empty()) {
                return rdnss.servers.front();
            }
        }
    }
    return bench.client.resolvers().empty() ? std::nullopt : std::optional(bench.client.resolvers().front());
}

std::optional<frames::Envelope> towards_resolver(const Bench& bench, const std::optional<frames::Address>& resolver)
{
    if (!resolver) {
        return std::nullopt;
    }
    if (resolver->family == measure::Family::ipv4) {
        return bench.lan4.outbound(*resolver);
    }
    const auto source = frames::is_link_local(*resolver) ? std::optional(bench.lan.link_local()) : bench.lan.global();
    return source ? bench.lan.outbound(*source, *resolver) : std::nullopt;
}

void ask(Stage& stage, const std::string& name, Question query, const std::optional<frames::Address>& resolver)
{
    if (!resolver) {
        stage.not_sent(name, "no resolver is announced");
        return;
    }
    const auto envelope = towards_resolver(stage.bench, resolver);
    if (!envelope) {
        stage.not_sent(name, "the LAN host has no address for it");
        return;
    }
    const auto number = number_of(name);
    query.id = static_cast<std::uint16_t>(number >> 16U);
    const frames::Udp udp{.source_port = static_cast<std::uint16_t>(kFirstPort + number % kPorts),
                          .destination_port = frames::dns::kPort,
                          .payload = frames::dns::write(query)};
    stage.send_as(name, Port::lan, frames::build(*envelope, udp));
}

Step question(const std::string& name, const Question& query, milliseconds patience)
{
    return {.name = name, .act = [=](Stage& stage) { ask(stage, name, query, announced(stage.bench)); }, .limit = patience};
}

Step direct_question(const std::string& name, const Question& query)
{
    return {.name = name, .act = [=](Stage& stage) { ask(stage, name, query, stage.bench.plan.far); }, .limit = 1s};
}

}  // namespace cpe::phases
