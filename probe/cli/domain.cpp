#include "probe/cli/domain.hpp"

#include "wire/domain_name.hpp"

#include <algorithm>

namespace probe::cli {

measure::Result<std::string> parse_domain(std::string_view text)
{
    return wire::read_domain_name(text).map([](const wire::DomainName& name) { return name.ascii; });
}

std::string people_write(const std::string& domain)
{
    const auto name = wire::read_domain_name(domain);
    return name && name->unicode != domain ? name->unicode : "";
}

Domains parse_domains(const std::vector<std::string>& texts)
{
    Domains domains;
    for (const auto& text : texts) {
        auto name = parse_domain(text);
        if (!name) {
            domains.errors.push_back(name.error());
        } else if (std::find(domains.names.begin(), domains.names.end(), *name) == domains.names.end()) {
            domains.names.push_back(*std::move(name));
        }
    }
    return domains;
}

}  // namespace probe::cli
