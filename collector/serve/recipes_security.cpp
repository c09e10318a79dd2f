#include "collector/serve/recipe.hpp"
#include "measure/security.hpp"

#include <algorithm>
#include <array>

namespace collector::serve {
namespace {

constexpr std::string_view kHeadersAlone = "-I -o /dev/null -w '%{http_code} %{remote_ip}\\n'";

/// One TCP port after the other, a second apart, as the probe does.
std::string knock(const Pin& pin, bool only_administration)
{
    std::string ports;
    for (const auto& watched : measure::kWatchedPorts) {
        if (watched.transport == measure::Transport::tcp && (watched.administration || !only_administration)) {
            ports += " " + std::to_string(watched.port);
        }
    }
    return "for port in" + ports + "; do nc -z -v -w 4 " + shell_word(measure::to_string(pin.address)) +
           " $port; sleep 1; done";
}

void exposure(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(knock(pin, false));
    }
}

void administration(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(knock(pin, true));
    }
}

/// The first of the owner's paths at the host; else the page itself, which shows at least that the way is open.
std::string guarded_at(const Pin& pin, const Meeting& meeting)
{
    const auto start = "https://" + pin.name + "/";
    const auto own = std::find_if(meeting.guarded.begin(), meeting.guarded.end(),
                                  [&](const std::string& url) { return url.starts_with(start); });
    return own == meeting.guarded.end() ? start : *own;
}

void guarded(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(curl_url(pin, "https", kHeadersAlone, guarded_at(pin, meeting)));
    }
}

void hurry(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back("for i in 1 2 3 4 5 6 7 8 9 10; do " + curl(pin, "https", kHeadersAlone) + "; sleep 1; done");
    }
}

void handshakes(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_both(meeting.hosts)) {
        commands.push_back(curl(pin, "https", "-v -I"));
    }
}

void signatures(Commands& commands, const Meeting& meeting)
{
    for (const auto& server : over_both(meeting.servers)) {
        commands.push_back(ask_server(server, zone_of(meeting), "SOA +norecurse +dnssec"));
    }
}

/// Who holds the address, and which origin the registries know of; then how far packets come.
void routes(Commands& commands, const Meeting& meeting)
{
    for (const auto& pin : over_ipv6(meeting.hosts)) {
        commands.push_back("whois " + shell_word(measure::to_string(pin.address)));
        commands.push_back("traceroute -6 -n " + shell_word(measure::to_string(pin.address)));
    }
}

constexpr std::array kRecipes{
    Recipe{"security.exposure", &exposure},     Recipe{"security.admin", &administration},
    Recipe{"security.tls_parity", &handshakes}, Recipe{"security.access", &guarded},
    Recipe{"security.rate_limit", &hurry},      Recipe{"security.signatures", &signatures},
    Recipe{"security.rpki", &routes},           Recipe{"web.routed", &routes},
};

}  // namespace

std::span<const Recipe> security_recipes()
{
    return kRecipes;
}

}  // namespace collector::serve
