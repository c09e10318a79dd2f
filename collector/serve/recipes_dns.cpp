#include "collector/serve/recipe.hpp"

#include <array>

namespace collector::serve {
namespace {

void published(Commands& commands, const Meeting& meeting)
{
    const auto names = names_of(meeting.hosts);
    ask_names(commands, names.empty() ? std::vector{meeting.domain} : names);
}

void zone_cut(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver(meeting.domain, "SOA"));
}

void name_servers(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver(zone_of(meeting), "NS"));
    ask_names(commands, names_of(meeting.servers));
}

void ask_servers(Commands& commands, const Meeting& meeting, const std::vector<Pin>& servers, std::string_view rest)
{
    for (const auto& server : servers) {
        commands.push_back(ask_server(server, zone_of(meeting), rest));
    }
}

void authority(Commands& commands, const Meeting& meeting)
{
    ask_servers(commands, meeting, over_ipv6(meeting.servers), "SOA +norecurse");
}

void authority_tcp(Commands& commands, const Meeting& meeting)
{
    ask_servers(commands, meeting, over_ipv6(meeting.servers), "SOA +norecurse +tcp");
}

void large_answer(Commands& commands, const Meeting& meeting)
{
    ask_servers(commands, meeting, over_ipv6(meeting.servers), "DNSKEY +norecurse +dnssec +bufsize=1232 +ignore");
}

void equal_answers(Commands& commands, const Meeting& meeting)
{
    ask_servers(commands, meeting, over_both(meeting.servers), "NS +norecurse");
}

void glue(Commands& commands, const Meeting& meeting)
{
    ask_servers(commands, meeting, over_both(meeting.parents), "NS +norecurse");
    ask_names(commands, names_of(meeting.servers));
}

/// unbound-host resolves from the root by itself, here without IPv4 and with the root's key.
std::string resolve6(const std::string& name, std::string_view type)
{
    return "unbound-host -6 -D -v -t " + std::string(type) + " " + shell_word(name);
}

void chain6(Commands& commands, const Meeting& meeting)
{
    commands.push_back(resolve6(zone_of(meeting), "SOA"));
}

void aliases6(Commands& commands, const Meeting& meeting)
{
    for (const auto& name : names_of(meeting.hosts)) {
        commands.push_back(resolve6(name, "AAAA"));
        commands.push_back(ask_resolver(name, "HTTPS"));
    }
    if (commands.empty()) {
        commands.push_back(resolve6(meeting.domain, "AAAA"));
    }
}

void reverse6(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(ask_reverse(pin.address));
    }
}

/// A name that no target serves: only a server that resolves for strangers has it (RFC 5358).
void recursion(Commands& commands, const Meeting& meeting)
{
    for (const auto& server : over_both(meeting.servers)) {
        commands.push_back(ask_server(server, "ipv4only.arpa", "A +recurse"));
    }
}

constexpr std::array kRecipes{
    Recipe{"dns.aaaa", &published},
    Recipe{"dns.zone_cut", &zone_cut},
    Recipe{"dns.ns_aaaa", &name_servers},
    Recipe{"dns.ns_answer6", &authority},
    Recipe{"dns.glue6", &glue},
    Recipe{"dns.tcp6", &authority_tcp},
    Recipe{"dns.large_answer", &large_answer},
    Recipe{"dns.chain6", &chain6},
    Recipe{"dns.aliases6", &aliases6},
    Recipe{"dns.equal_answers", &equal_answers},
    Recipe{"dns.dnssec6", &chain6},
    Recipe{"dns.ns_networks", &name_servers},
    Recipe{"dns.reverse6", &reverse6},
    Recipe{"web.names", &published},
    Recipe{"web.routable_aaaa", &published},
    Recipe{"security.recursion", &recursion},
    Recipe{"security.addresses", &published},
};

}  // namespace

std::span<const Recipe> dns_recipes()
{
    return kRecipes;
}

}  // namespace collector::serve
