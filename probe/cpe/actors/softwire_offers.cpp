#include "probe/cpe/actors/softwire_offers.hpp"

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

}  // namespace

frames::Prefix nat64_prefix()
{
    return frames::prefix("64:ff9b::/96");
}

frames::Prefix mapped_home(const Plan& plan)
{
    auto home = spare(plan, 56);
    home.base.octets[5] = 0x12;
    home.base.octets[6] = 0x34;
    return home;
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
