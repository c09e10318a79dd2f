#pragma once

#include "collector/serve/repeat.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the recipes of repeat_commands() are made of: tools that every operator has, each pinned to where the probe was.
namespace collector::serve {

using Commands = std::vector<std::string>;

/// How one check is repeated by hand.
struct Recipe {
    std::string_view check;
    void (*write)(Commands&, const Meeting&);
};

std::span<const Recipe> dns_recipes();
std::span<const Recipe> web_recipes();
std::span<const Recipe> mail_recipes();

/// Letters, digits, hyphens and underscores in labels (RFC 1123 section 2.1, RFC 8552): nothing a tool takes for an option.
bool is_host_name(std::string_view name);

/// The first few pins with IPv6, or of both families in halves.
std::vector<Pin> over_ipv6(const std::vector<Pin>& pins);
std::vector<Pin> over_both(const std::vector<Pin>& pins);

/// The first few distinct names.
std::vector<std::string> names_of(const std::vector<Pin>& pins);

/// The zone where it is known, else the domain.
std::string zone_of(const Meeting& meeting);

/// RFC 3986 section 3.2.2: an IPv6 literal stands in brackets.
std::string bracketed(const measure::Address& address);

/// What curl does with what it got, and what it shows of it.
inline constexpr std::string_view kShowStatus = "-o /dev/null -w '%{http_code} %{remote_ip}\\n'";
inline constexpr std::string_view kShowTimes = "-o /dev/null -w '%{time_connect} %{time_starttransfer} %{remote_ip}\\n'";

/// "curl -6 ... --connect-to ... URL"
std::string curl(const Pin& pin, std::string_view scheme, std::string_view report);

std::string ask_resolver(const std::string& name, std::string_view type);
std::string ask_server(const Pin& server, const std::string& name, std::string_view rest);

/// The name for whom the address answers.
std::string ask_reverse(const measure::Address& address);

/// AAAA of each name.
void ask_names(Commands& commands, const std::vector<std::string>& names);

}  // namespace collector::serve
