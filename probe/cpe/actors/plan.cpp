#include "probe/cpe/actors/plan.hpp"

#include "probe/cpe/actors/line.hpp"

namespace cpe::actors {
namespace {

using frames::Prefix;

/// The prefix with a number in its third and fourth group: `2d10:0:<number>`.
Prefix within(const Prefix& block, std::uint32_t number, std::uint8_t length)
{
    Prefix part{.base = block.base, .length = length};
    for (std::size_t i = 0; i < 4; ++i) {
        part.base.octets[7 - i] = static_cast<std::uint8_t>(number >> 8U * i);
    }
    return part;
}

frames::Address host(const Prefix& block, std::uint32_t number, std::uint64_t id)
{
    return frames::host_in(within(block, number, 64), id);
}

}  // namespace

Prefix default_block()
{
    return frames::prefix("2d10::/32");
}

measure::Result<Plan> plan_within(const Prefix& block)
{
    if (block.length != 32 || !frames::is_global(block.base) || block == frames::prefix("2001:db8::/32")) {
        return measure::error("the ISP cannot live in " + measure::to_string(block), "--isp-block",
                              "name a /32 of global unicast space that is not for documentation, or leave it out");
    }
    Plan plan;
    plan.wan_link = within(block, 0x00000001, 64);
    plan.gateway = frames::host_in(plan.wan_link, 1);
    plan.leased = frames::host_in(plan.wan_link, 0xC0DE);
    plan.leased_next = frames::host_in(plan.wan_link, 0xC0DF);
    plan.delegated = within(block, 0x56010000, 56);
    plan.renumbered = within(block, 0x56020000, 56);
    plan.after_reboot = within(block, 0x56030000, 56);
    plan.resolver = host(block, 0x00530000, 0x53);
    plan.far = host(block, 0xFA000001, 0x80);
    plan.far_other = host(block, 0xFA000002, 0x81);
    plan.foreign = within(block, 0xEE000000, 56);
    plan.gateway4 = frames::address("30.64.0.1");
    plan.leased4 = frames::address("30.64.0.100");
    plan.mask4 = frames::address("255.255.255.0");
    plan.resolver4 = frames::address("30.64.53.53");
    plan.far4 = frames::address("30.64.80.80");
    return plan;
}

/// The third group begins with 7, as nothing else of the plan does, and carries length and number.
Prefix spare(const Plan& plan, std::uint8_t length, std::uint8_t number)
{
    return within({.base = plan.foreign.base, .length = 32},
                  0x70000000U | std::uint32_t{length} << 20U | std::uint32_t{number} << 16U, length);
}

Line in_service(const Plan& plan)
{
    Line line;
    line.advertises = true;
    line.dhcp6 = true;
    line.delegated = plan.delegated;
    line.resolvers = {plan.resolver};
    line.search = {"isp.test"};
    line.dhcp4 = true;
    return line;
}

}  // namespace cpe::actors
