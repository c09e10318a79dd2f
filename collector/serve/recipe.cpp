#include "collector/serve/recipe.hpp"

#include <algorithm>

namespace collector::serve {

using measure::Family;

namespace {

/// People read them; the evidence has all addresses.
constexpr std::size_t kMostPins = 4;
constexpr std::size_t kLongestName = 253;

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

}  // namespace

bool is_host_name(std::string_view name)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    };
    return !name.empty() && name.size() <= kLongestName && name.front() != '-' && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), fits);
}

std::vector<Pin> over_ipv6(const std::vector<Pin>& pins)
{
    return usable(pins, Family::ipv6, kMostPins);
}

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

std::string bracketed(const measure::Address& address)
{
    const auto text = measure::to_string(address);
    return address.family == Family::ipv6 ? "[" + text + "]" : text;
}

std::string shell_word(std::string_view text)
{
    // POSIX.1-2017, Shell Command Language 2.2.2: between single quotes nothing is special but the quote itself.
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return word + "'";
}

std::string curl(const Pin& pin, std::string_view scheme, std::string_view report)
{
    const std::string port = scheme == "https" ? "443" : scheme == "smtp" ? "25" : "80";
    const std::string family = pin.address.family == Family::ipv6 ? "-6" : "-4";
    return "curl " + family + " -sS --max-time 20 " + std::string(report) + " --connect-to " +
           shell_word(pin.name + ":" + port + ":" + bracketed(pin.address) + ":" + port) + " " +
           shell_word(std::string(scheme) + "://" + pin.name + "/");
}

std::string ask_resolver(const std::string& name, std::string_view type)
{
    return "kdig " + shell_word(name) + " " + std::string(type);
}

std::string ask_server(const Pin& server, const std::string& name, std::string_view rest)
{
    return "kdig " + shell_word("@" + measure::to_string(server.address)) + " " + shell_word(name) + " " + std::string(rest);
}

std::string ask_reverse(const measure::Address& address)
{
    return "kdig -x " + shell_word(measure::to_string(address));
}

void ask_names(Commands& commands, const std::vector<std::string>& names)
{
    for (const auto& name : names) {
        commands.push_back(ask_resolver(name, "AAAA"));
    }
}

}  // namespace collector::serve
