#include "collector/store/sqlite/hosting_lines.hpp"

#include "collector/store/sqlite/rows.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <charconv>

namespace collector::store::sqlite {
namespace {

using measure::Family;

constexpr const char* kNowhere = "-";

/// Names come from databases of others: a line break would end the value.
std::string one_line(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

std::string take_word(std::string& line)
{
    const auto end = std::min(line.find(' '), line.size());
    auto word = line.substr(0, end);
    line.erase(0, std::min(end + 1, line.size()));
    return word;
}

void add(std::vector<std::string>& lines, Family family, const std::vector<HostingNetwork>& networks)
{
    for (const auto& network : networks) {
        lines.push_back(std::string(measure::to_string(family)) + ' ' + std::to_string(network.as_number) + ' ' +
                        (network.country.empty() ? kNowhere : network.country) + ' ' + one_line(network.as_name));
    }
}

}  // namespace

std::string to_lines(const Hosting& hosting)
{
    std::vector<std::string> lines;
    add(lines, Family::ipv4, hosting.ipv4);
    add(lines, Family::ipv6, hosting.ipv6);
    return join_lines(lines);
}

Hosting to_hosting(const std::string& lines)
{
    Hosting hosting;
    for (auto line : split_lines(lines)) {
        const bool is_ipv6 = take_word(line) == measure::to_string(Family::ipv6);
        const auto number = take_word(line);
        HostingNetwork network;
        std::from_chars(number.data(), number.data() + number.size(), network.as_number);
        network.country = take_word(line);
        network.country = network.country == kNowhere ? "" : network.country;
        network.as_name = std::move(line);
        (is_ipv6 ? hosting.ipv6 : hosting.ipv4).push_back(std::move(network));
    }
    return hosting;
}

std::string to_lines(const std::vector<Blocker>& blockers)
{
    std::vector<std::string> lines;
    for (const auto& it : blockers) {
        lines.push_back(it.check + ' ' + std::string(measure::to_word(it.kind)) + ' ' + it.name + ' ' +
                        one_line(it.operator_name));
    }
    return join_lines(lines);
}

std::vector<Blocker> to_blockers(const std::string& lines)
{
    std::vector<Blocker> blockers;
    for (auto line : split_lines(lines)) {
        Blocker blocker;
        blocker.check = take_word(line);
        blocker.kind = measure::from_word<SiteKind>(take_word(line)).value_or(SiteKind::target);
        blocker.name = take_word(line);
        blocker.operator_name = std::move(line);
        blockers.push_back(std::move(blocker));
    }
    return blockers;
}

}  // namespace collector::store::sqlite
