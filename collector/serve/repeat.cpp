#include "collector/serve/repeat.hpp"

#include "checks/check.hpp"

#include <algorithm>
#include <array>

namespace collector::serve {
namespace {

using measure::Family;
using Commands = std::vector<std::string>;

/// People read them; the evidence has all addresses.
constexpr std::size_t kMostPins = 4;
constexpr std::size_t kLongestName = 253;

/// Letters, digits, hyphens and underscores in labels (RFC 1123 section 2.1, RFC 8552): nothing a tool takes for an option.
bool is_host_name(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    };
    return !name.empty() && name.size() <= kLongestName && name.front() != '-' && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), fits);
}

std::vector<Pin> usable(const std::vector<Pin>& pins, Family family, std::size_t most)
{
    std::vector<Pin> kept;
    for (const auto& pin : pins) {
        if (pin.address.family == family && is_host_name(pin.name) && kept.size() < most) {
            kept.push_back(pin);
        }
    }
    return kept;
}

std::vector<Pin> over_ipv6(const std::vector<Pin>& pins)
{
    return usable(pins, Family::ipv6, kMostPins);
}

/// Both families are compared: each gets its half.
std::vector<Pin> over_both(const std::vector<Pin>& pins)
{
    auto kept = usable(pins, Family::ipv6, kMostPins / 2);
    const auto old = usable(pins, Family::ipv4, kMostPins / 2);
    kept.insert(kept.end(), old.begin(), old.end());
    return kept;
}

std::vector<std::string> names_of(const std::vector<Pin>& pins)
{
    std::vector<std::string> names;
    for (const auto& pin : pins) {
        const bool is_new = std::find(names.begin(), names.end(), pin.name) == names.end();
        if (is_new && is_host_name(pin.name) && names.size() < kMostPins) {
            names.push_back(pin.name);
        }
    }
    return names;
}

std::string zone_of(const Meeting& meeting)
{
    return is_host_name(meeting.zone) ? meeting.zone : meeting.domain;
}

/// RFC 3986 section 3.2.2: an IPv6 literal stands in brackets.
std::string bracketed(const measure::Address& address)
{
    const auto text = measure::to_string(address);
    return address.family == Family::ipv6 ? "[" + text + "]" : text;
}

std::string curl(const Pin& pin, std::string_view scheme, std::string_view report)
{
    const std::string port = scheme == "https" ? "443" : "80";
    const std::string family = pin.address.family == Family::ipv6 ? "-6" : "-4";
    return "curl " + family + " -sS -o /dev/null --max-time 20 " + std::string(report) + " --connect-to " +
           shell_word(pin.name + ":" + port + ":" + bracketed(pin.address) + ":" + port) + " " +
           shell_word(std::string(scheme) + "://" + pin.name + "/");
}

constexpr std::string_view kShowStatus = "-w '%{http_code} %{remote_ip}\\n'";
constexpr std::string_view kShowSize = "-w '%{http_code} %{size_download} %{time_total} %{remote_ip}\\n'";
constexpr std::string_view kShowTimes = "-w '%{time_connect} %{time_starttransfer} %{remote_ip}\\n'";

std::string openssl(const Pin& pin)
{
    return "openssl s_client -brief -verify_return_error -verify_hostname " + shell_word(pin.name) + " -servername " +
           shell_word(pin.name) + " -connect " + shell_word(bracketed(pin.address) + ":443") + " </dev/null";
}

std::string ask_resolver(const std::string& name, std::string_view type)
{
    return "kdig " + shell_word(name) + " " + std::string(type);
}

std::string ask_server(const Pin& server, const std::string& zone, std::string_view rest)
{
    return "kdig " + shell_word("@" + measure::to_string(server.address)) + " " + shell_word(zone) + " " + std::string(rest);
}

void ask_names(Commands& commands, const std::vector<std::string>& names)
{
    for (const auto& name : names) {
        commands.push_back(ask_resolver(name, "AAAA"));
    }
}

void ask_servers(Commands& commands, const Meeting& meeting, const std::vector<Pin>& servers, std::string_view rest)
{
    for (const auto& server : servers) {
        commands.push_back(ask_server(server, zone_of(meeting), rest));
    }
}

void published(Commands& commands, const Meeting& meeting)
{
    auto names = names_of(meeting.hosts);
    ask_names(commands, names.empty() ? std::vector{meeting.domain} : names);
}

void name_servers(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver(zone_of(meeting), "NS"));
    ask_names(commands, names_of(meeting.servers));
}

void zone_cut(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver(meeting.domain, "SOA"));
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

void visit(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(curl(pin, "https", kShowStatus));
    }
}

/// Only behind a small hop is there anything to see (docs/paths.md).
void large_answer_over6(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back(curl(pin, "https", kShowSize));
    }
}

void echo(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back("ping -6 -c 3 -s 1452 " + shell_word(measure::to_string(pin.address)));
    }
    large_answer_over6(commands, meeting);
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

/// Only what a check of ours is called can be asked for.
std::string probe_command(std::string_view check, const std::string& domain)
{
    const auto chosen = checks::find(check) == nullptr ? "" : "--checks " + std::string(check) + " ";
    return "sextant-probe check " + chosen + shell_word(domain);
}

struct Recipe {
    std::string_view check;
    void (*write)(Commands&, const Meeting&);
};

constexpr std::array kRecipes{
    Recipe{"dns.aaaa", &published},
    Recipe{"dns.zone_cut", &zone_cut},
    Recipe{"dns.ns_aaaa", &name_servers},
    Recipe{"dns.ns_answer6", &authority},
    Recipe{"dns.tcp6", &authority_tcp},
    Recipe{"dns.large_answer", &large_answer},
    Recipe{"dns.equal_answers", &equal_answers},
    Recipe{"web.names", &published},
    Recipe{"web.routable_aaaa", &published},
    Recipe{"web.all_addresses", &visit},
    Recipe{"web.http6", &visit},
    Recipe{"web.port_parity", &ports},
    Recipe{"web.latency_parity", &times},
    Recipe{"web.path_mtu", &large_answer_over6},
    Recipe{"security.icmpv6", &echo},
    Recipe{"web.tls6", &handshake},
    Recipe{"web.tls_parity", &handshakes},
};

}  // namespace

std::string shell_word(std::string_view text)
{
    // POSIX.1-2017, Shell Command Language 2.2.2: between single quotes nothing is special but the quote itself.
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return word + "'";
}

std::vector<std::string> repeat_commands(std::string_view check, const Meeting& meeting)
{
    Commands commands;
    if (!is_host_name(meeting.domain)) {
        return commands;
    }
    const auto recipe =
        std::find_if(kRecipes.begin(), kRecipes.end(), [check](const Recipe& it) { return it.check == check; });
    if (recipe != kRecipes.end()) {
        recipe->write(commands, meeting);
    }
    commands.push_back(probe_command(check, meeting.domain));
    return commands;
}

}  // namespace collector::serve
