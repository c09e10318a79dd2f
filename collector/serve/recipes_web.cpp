#include "collector/serve/recipe.hpp"

#include <array>

namespace collector::serve {
namespace {

constexpr std::string_view kShowVersion = "--http2 -o /dev/null -w '%{http_version} %{remote_ip}\\n'";
constexpr std::string_view kShowSize = "-o /dev/null -w '%{http_code} %{size_download} %{time_total} %{remote_ip}\\n'";
constexpr std::string_view kShowAltSvc = "-o /dev/null -D -";

std::string openssl(const Pin& pin)
{
    return "openssl s_client -brief -verify_return_error -verify_hostname " + shell_word(pin.name) + " -servername " +
           shell_word(pin.name) + " -connect " + shell_word(bracketed(pin.address) + ":443") + " </dev/null";
}

void visit(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(curl(pin, "https", kShowStatus));
    }
}

void ports(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(curl(pin, "http", kShowStatus));
        commands.push_back(curl(pin, "https", kShowStatus));
    }
}

void times(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(curl(pin, "https", kShowTimes));
    }
}

/// Only behind a small hop is there anything to see (docs/paths.md).
void large_answer(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(curl(pin, "https", kShowSize));
    }
}

/// Packets that fill a link of 1,500 octets, and answers that do.
void large_packets(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back("ping -6 -c 3 -s 1452 " + shell_word(measure::to_string(pin.address)));
    }
    large_answer(commands, meeting);
}

/// The network's own resolver makes the addresses up that lead through its translator (RFC 7050, RFC 6147).
void translated(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver("ipv4only.arpa", "AAAA"));
    for (const auto& name : names_of(meeting.hosts)) {
        commands.push_back("curl -6 -sS --max-time 20 " + std::string(kShowStatus) + " " + shell_word("https://" + name + "/"));
    }
}

void versions(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(curl(pin, "https", kShowVersion));
        commands.push_back(curl(pin, "https", kShowAltSvc) + " | grep -i '^alt-svc'");
    }
}

void bodies(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(curl(pin, "https", "-L") + " | sha256sum");
    }
}

/// The hosts that the page names, however it does.
void needed_hosts(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(curl(pin, "https", "-L") + " | grep -oE '//[A-Za-z0-9.-]+' | sort -u");
    }
}

void literals(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(curl(pin, "https", "-L -D -") + " | grep -nE '//([0-9]{1,3}\\.){3}[0-9]{1,3}'");
    }
}

void https_records(Commands& commands, const Meeting& meeting)
{
    for (const auto& name : names_of(meeting.hosts)) {
        commands.push_back(ask_resolver(name, "HTTPS"));
    }
    ask_names(commands, names_of(meeting.hosts));
}

void handshake(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(openssl(pin));
    }
}

void handshakes(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(openssl(pin));
    }
}

constexpr std::array kRecipes{
    Recipe{"web.port_parity", &ports},
    Recipe{"web.all_addresses", &visit},
    Recipe{"web.http6", &visit},
    Recipe{"web.tls6", &handshake},
    Recipe{"web.tls_parity", &handshakes},
    Recipe{"web.http_versions", &versions},
    Recipe{"web.same_site", &bodies},
    Recipe{"web.ipv4_literals", &literals},
    Recipe{"web.dependencies", &needed_hosts},
    Recipe{"web.ipv6_only", &visit},
    Recipe{"web.happy_eyeballs", &times},
    Recipe{"web.latency_parity", &times},
    Recipe{"web.https_record", &https_records},
    Recipe{"web.no_extension_headers", &visit},
    Recipe{"web.path_mtu", &large_answer},
    Recipe{"web.nat64", &translated},
    Recipe{"security.icmpv6", &large_packets},
};

}  // namespace

std::span<const Recipe> web_recipes()
{
    return kRecipes;
}

}  // namespace collector::serve
