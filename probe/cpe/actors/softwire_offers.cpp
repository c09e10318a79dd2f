#include "probe/cpe/actors/softwire_offers.hpp"

#include <algorithm>

namespace cpe::actors {
namespace {

namespace softwire = frames::softwire;
namespace option = frames::softwire::option;

/// Sixteen embedded bits, 0x1234 in the home of the plan: the last octet of the address is 0x12, the id of the ports 0x34.
softwire::Rule rule(const Plan& plan)
{
    return {.ipv6 = measure::covering(mapped_home(plan).base, 40),
            .ipv4 = {.base = frames::address("30.64.99.0"), .length = 24},
            .embedded_length = 16};
}

/// The first of the ports of id 0x34: one in its six first bits, then the id, then two bits that are free.
constexpr std::uint16_t kPortOfOther = (1U << 10U) | (0x34U << 2U);

}  // namespace

frames::Prefix nat64_prefix()
{
    return frames::prefix("64:ff9b::/96");
}

/// In the block beside the plan's: a prefix of 32 bits must not cover what the router itself was given.
frames::Prefix nat64_prefix(const Plan& plan, std::uint8_t length)
{
    auto base = plan.far;
    base.octets[3] ^= 1U;
    std::fill(base.octets.begin() + 4, base.octets.end(), std::uint8_t{0x64});
    return measure::covering(base, length);
}

frames::Prefix mapped_home(const Plan& plan)
{
    auto home = spare(plan, 56);
    home.base.octets[5] = 0x12;
    home.base.octets[6] = 0x34;
    return home;
}

OtherHome other_home(const Plan& plan)
{
    auto prefix = mapped_home(plan);
    prefix.base.octets[5] = 0x55;
    const auto mapping = softwire::map(rule(plan), prefix);
    return {.address = mapping->address, .port = kPortOfOther, .endpoint = mapping->endpoint};
}

frames::dhcp6::Option ds_lite()
{
    return frames::dhcp6::domains_option(option::kAftrName, {"aftr.isp.test"});
}

frames::dhcp6::Option map_e(const Plan& plan)
{
    return softwire::to_option(option::kMapE,
                               {.rule = rule(plan), .binding = {}, .relay = plan.far_other, .default_mapping = {}});
}

frames::dhcp6::Option map_t(const Plan& plan)
{
    return softwire::to_option(option::kMapT,
                               {.rule = rule(plan), .binding = {}, .relay = {}, .default_mapping = spare(plan, 64, 7)});
}

frames::dhcp6::Option lightweight(const Plan& plan)
{
    const softwire::Binding binding{.address = frames::address("30.64.99.18"),
                                    .prefix = mapped_home(plan),
                                    .ports = {.offset = 6, .id_length = 8, .id = 0x34}};
    return softwire::to_option(option::kLightweight,
                               {.rule = {}, .binding = binding, .relay = plan.far_other, .default_mapping = {}});
}

}  // namespace cpe::actors
