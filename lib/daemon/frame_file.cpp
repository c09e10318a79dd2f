#include "daemon/frame_file.hpp"

#include "daemon/config.hpp"
#include "measure/words.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

namespace daemons {
namespace {

using measure::error;
using measure::Result;

bool is_label(std::string_view label)
{
    const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), allowed);
}

/// RFC 1123 host name of at least two labels, lower case, A-labels for international names.
bool is_domain(std::string_view name)
{
    if (name.size() > 253 || name.find('.') == std::string_view::npos) {
        return false;
    }
    for (std::size_t at = 0; at <= name.size();) {
        const auto dot = std::min(name.find('.', at), name.size());
        if (!is_label(name.substr(at, dot - at))) {
            return false;
        }
        at = dot + 1;
    }
    return true;
}

Result<void> take_domain(const std::string& text, std::string& into)
{
    if (!is_domain(text)) {
        return error("'" + text + "' is not a domain name", {}, "write lower-case labels with dots, xn-- for other scripts");
    }
    into = text;
    return {};
}

Result<void> take_country(const std::string& text, std::string& into)
{
    const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() != 2 || !std::all_of(text.begin(), text.end(), upper)) {
        return error("'" + text + "' is not a country code", {}, "use ISO 3166-1 alpha-2 in upper case");
    }
    into = text;
    return {};
}

Result<void> take_sector(const std::string& text, std::string& into)
{
    const auto known = measure::sectors();
    if (std::find(known.begin(), known.end(), text) == known.end()) {
        return error("unknown sector '" + text + "'", {}, "see docs/vocabulary.md for the list");
    }
    into = text;
    return {};
}

Result<void> take_tier(const std::string& text, measure::Tier& into)
{
    const auto tier = measure::from_word<measure::Tier>(text);
    if (!tier) {
        return error("unknown tier '" + text + "'", {}, "use portal, essential, ministry, agency, regional or municipal");
    }
    into = *tier;
    return {};
}

Result<void> take_role(const std::string& text, std::vector<measure::Role>& into)
{
    const auto role = measure::from_word<measure::Role>(text);
    if (!role || *role == measure::Role::security) {
        return error("unknown role '" + text + "'", {}, "use web, dns or mail");
    }
    into.push_back(*role);
    return {};
}

/// A word misspelt would be no consent, and nobody would notice that nothing is looked at.
Result<void> take_consent(const std::string& text, std::vector<std::string>& into)
{
    std::string known;
    for (const auto word : measure::consent::kAll) {
        known += (known.empty() ? "" : ", ") + std::string(word);
        if (text == word) {
            into.push_back(text);
            return {};
        }
    }
    return error("nothing is called '" + text + "' that one could agree to", {}, "use one of: " + known);
}

Result<void> take_guarded_path(const std::string& text, std::vector<std::string>& into)
{
    const auto plain = [](char c) { return c > ' ' && c < 127 && c != '?' && c != '#' && c != ':'; };
    if (text.find('/') == std::string::npos || !std::all_of(text.begin(), text.end(), plain)) {
        return error("'" + text + "' is not a path", {}, "write /admin/ for the domain itself, or www.example.test/admin/");
    }
    into.push_back(text);
    return {};
}

void bind_target(ConfigTable& keys, measure::Target& target)
{
    keys.parsed(
        "domain", "domain name", "", [&](const std::string& t) { return take_domain(t, target.domain); },
        "The domain; also the target's id.", Presence::required);
    keys.text("organisation", target.organisation, "Who is responsible.", Presence::required);
    keys.parsed(
        "sector", "sector", "", [&](const std::string& t) { return take_sector(t, target.sector); },
        "A word of the list of sectors.", Presence::required);
    keys.parsed(
        "tier", "tier", "", [&](const std::string& t) { return take_tier(t, target.tier); },
        "The stratum of the national figure.", Presence::required);
    keys.each(
        "roles", "role", [&](const std::string& t) { return take_role(t, target.roles); },
        "What the target does for the public: web, dns, mail.");
    keys.texts("hosts", target.hosts, "Further web names beside the domain and www.");
    keys.texts("tags", target.tags, "Free words for grouping.");
    keys.each(
        "intended_absent", "role", [&](const std::string& t) { return take_role(t, target.intended_absent); },
        "Roles the owner does not mean to offer over IPv6.");
    keys.each(
        "consent", "word", [&](const std::string& t) { return take_consent(t, target.consent); },
        "What the owner agreed to beyond the service's own ports: exposure, same_operator, access, rate_limit.");
    keys.each(
        "guarded_paths", "path", [&](const std::string& t) { return take_guarded_path(t, target.guarded_paths); },
        "Paths that must be refused to strangers over both families; asked for with the consent `access`.");
    keys.flag("opt_out", target.opt_out, "The owner asked not to be measured.");
    keys.text("note", target.note, "For people.");
}

void bind_frame(ConfigTable& keys, measure::Frame& frame, std::int64_t& schema)
{
    keys.number("schema", schema, {1, 1}, "Version of this format.", Presence::required);
    keys.parsed(
        "country", "country code", "", [&](const std::string& t) { return take_country(t, frame.country); },
        "ISO 3166-1 alpha-2.", Presence::required);
    keys.text("title", frame.title, "For people.", Presence::required);
    keys.text("version", frame.version, "Of this list.", Presence::required);
    keys.date("dated", frame.dated, "When the list was made.", Presence::required);
    keys.flag("reviewed", frame.reviewed, "Somebody of the country has reviewed it.");
    keys.text("reviewer", frame.reviewer, "Who did.");
    keys.text("source", frame.source, "Where the list comes from.", Presence::required);
    keys.tables("target", frame.targets, bind_target, "One target.");
}

std::string hash_of(std::string_view text)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(static_cast<const unsigned char*>(static_cast<const void*>(text.data())), text.size(), digest.data());
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const auto octet : digest) {
        hex += kDigits[octet >> 4U];
        hex += kDigits[octet & 15U];
    }
    return hex;
}

void check_whole(const std::string& name, FrameFile& file)
{
    std::set<std::string> seen;
    for (auto& target : file.frame.targets) {
        target.country = file.frame.country;
        if (target.roles.empty()) {
            target.roles = {measure::Role::web, measure::Role::dns};
        }
        if (!target.domain.empty() && !seen.insert(target.domain).second) {
            file.errors.push_back({.what = "'" + target.domain + "' stands twice", .where = name, .remedy = "remove one"});
        }
    }
    if (file.errors.empty() && file.frame.targets.empty()) {
        file.errors.push_back({.what = "the frame has no targets", .where = name, .remedy = "add [[target]] tables"});
    }
    if (file.frame.reviewed && file.frame.reviewer.empty()) {
        file.errors.push_back({.what = "reviewed, but by nobody", .where = name, .remedy = "name the reviewer"});
    }
}

}  // namespace

FrameFile read_frame_text(std::string_view toml, const std::string& name)
{
    FrameFile file;
    std::int64_t schema = 1;
    ConfigTable keys;
    bind_frame(keys, file.frame, schema);
    file.errors = keys.read_text(toml, name);
    check_whole(name, file);
    file.frame.sha256 = hash_of(toml);
    return file;
}

FrameFile read_frame_file(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) {
        FrameFile file;
        file.errors.push_back(
            {.what = "the frame cannot be read", .where = path.string(), .remedy = "check that it exists"});
        return file;
    }
    return read_frame_text(text.str(), path.string());
}

}  // namespace daemons
