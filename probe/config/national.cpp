#include "probe/config/national.hpp"

namespace probe::config {
namespace {

constexpr std::size_t kMostResolvers = 16;

}  // namespace

void add_national(daemons::ConfigTable& table, gate::NationalSetting& it)
{
    const auto take = [&it](const std::string& text) -> measure::Result<void> {
        const auto address = measure::parse_address(text);
        if (!address) {
            return tl::unexpected(address.error());
        }
        it.resolvers.push_back(*address);
        return {};
    };
    table.section("national", "Resolvers that the access networks of the probe's country hand out (D-14); none: not asked.")
        .each("national.resolvers", "list of addresses", take,
              "At most 16 that answer this probe; results publish their addresses")
        .text("national.ipv6_only", it.ipv6_only, "A name with AAAA in a zone whose name servers have IPv6 addresses alone");
}

void check_national(const gate::NationalSetting& it, std::vector<measure::Error>& errors)
{
    if (!it.resolvers.empty() && it.ipv6_only.empty()) {
        errors.push_back({.what = "`national.resolvers` without `national.ipv6_only`",
                          .where = {},
                          .remedy = "name a host in a zone that only IPv6 reaches, best one of your own"});
    }
    if (it.resolvers.size() > kMostResolvers) {
        errors.push_back(
            {.what = "more than 16 `national.resolvers`", .where = {}, .remedy = "keep one or two of each access network"});
    }
}

}  // namespace probe::config
