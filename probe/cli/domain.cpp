#include "probe/cli/domain.hpp"

#include <idn2.h>

#include <algorithm>
#include <memory>

namespace probe::cli {
namespace {

/// The host of what may be a whole URL.
std::string_view host_of(std::string_view text)
{
    if (const auto scheme = text.find("://"); scheme != std::string_view::npos) {
        text.remove_prefix(scheme + 3);
    }
    text = text.substr(0, text.find_first_of("/?#"));
    text = text.substr(0, text.find(':'));
    while (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    return text;
}

measure::Result<std::string> refuse(std::string_view text, const std::string& why)
{
    return measure::error("'" + std::string(text) + "' is no domain name: " + why, "", "write it as example.test");
}

/// RFC 1123 section 2.1 and RFC 952: letters, digits, hyphens.
bool is_host_label(std::string_view label)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), fits);
}

bool is_host_name(std::string_view name)
{
    while (true) {
        const auto dot = name.find('.');
        if (!is_host_label(name.substr(0, dot))) {
            return false;
        }
        if (dot == std::string_view::npos) {
            return true;
        }
        name.remove_prefix(dot + 1);
    }
}

}  // namespace

measure::Result<std::string> parse_domain(std::string_view text)
{
    const std::string host(host_of(text));
    char* raw = nullptr;
    const int status = idn2_to_ascii_8z(host.c_str(), &raw, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT);
    const std::unique_ptr<char, decltype(&idn2_free)> ascii(raw, &idn2_free);
    if (status != IDN2_OK) {
        return refuse(text, idn2_strerror(status));
    }
    std::string name(ascii.get());
    if (name.find('.') == std::string::npos || name.size() > 253 || !is_host_name(name)) {
        return refuse(text, "not letters, digits and hyphens between dots");
    }
    return name;
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
