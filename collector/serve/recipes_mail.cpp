#include "collector/serve/recipe.hpp"

#include <array>

namespace collector::serve {
namespace {

/// Greeting, EHLO, NOOP, QUIT: nothing is sent.
constexpr std::string_view kGreet = "-v -X NOOP";

void exchanges(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver(meeting.domain, "MX"));
}

void exchange_addresses(Commands& commands, const Meeting& meeting)
{
    exchanges(commands, meeting);
    ask_names(commands, names_of(meeting.exchanges));
}

void greet(Commands& commands, const Meeting& meeting)
{
    exchanges(commands, meeting);
    for (const auto& pin : over_ipv6(meeting.exchanges)) {
        commands.push_back(curl(pin, "smtp", kGreet));
    }
}

void greet_both(Commands& commands, const Meeting& meeting)
{
    exchanges(commands, meeting);
    for (const auto& pin : over_both(meeting.exchanges)) {
        commands.push_back(curl(pin, "smtp", kGreet));
    }
}

void starttls(Commands& commands, const Meeting& meeting)
{
    exchanges(commands, meeting);
    for (const auto& pin : over_both(meeting.exchanges)) {
        commands.push_back("openssl s_client -brief -starttls smtp -verify_hostname " + shell_word(pin.name) +
                           " -servername " + shell_word(pin.name) + " -connect " +
                           shell_word(bracketed(pin.address) + ":25") + " </dev/null");
    }
}

void dane_sts(Commands& commands, const Meeting& meeting)
{
    for (const auto& name : names_of(meeting.exchanges)) {
        commands.push_back(ask_resolver("_25._tcp." + name, "TLSA +dnssec"));
    }
    commands.push_back(ask_resolver("_mta-sts." + meeting.domain, "TXT"));
    commands.push_back("curl -6 -sS --max-time 20 " +
                       shell_word("https://mta-sts." + meeting.domain + "/.well-known/mta-sts.txt"));
}

void spf(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver(meeting.domain, "TXT"));
}

void dmarc(Commands& commands, const Meeting& meeting)
{
    commands.push_back(ask_resolver("_dmarc." + meeting.domain, "TXT"));
}

void reverse(Commands& commands, const Meeting& meeting)
{
    exchanges(commands, meeting);
    for (const auto& pin : over_ipv6(meeting.exchanges)) {
        commands.push_back(ask_reverse(pin.address));
    }
}

constexpr std::array kRecipes{
    Recipe{"mail.intent", &exchanges},
    Recipe{"mail.mx_aaaa", &exchange_addresses},
    Recipe{"mail.smtp6", &greet},
    Recipe{"mail.preference", &greet},
    Recipe{"mail.starttls_parity", &starttls},
    Recipe{"mail.dane_sts", &dane_sts},
    Recipe{"mail.banner", &greet_both},
    Recipe{"mail.spf_ip6", &spf},
    Recipe{"mail.reverse", &reverse},
    Recipe{"mail.dmarc", &dmarc},
};

}  // namespace

std::span<const Recipe> mail_recipes()
{
    return kRecipes;
}

}  // namespace collector::serve
