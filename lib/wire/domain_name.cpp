#include "wire/domain_name.hpp"

#include "wire/label_script.hpp"

#include <idn2.h>

#include <algorithm>
#include <memory>

namespace wire {
namespace {

using measure::Result;
using FreeName = std::unique_ptr<char, decltype(&idn2_free)>;

/// RFC 1035 section 2.3.4, as text without the trailing dot.
constexpr std::size_t kLongestName = 253;
constexpr std::size_t kLongestLabel = 63;

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

auto refuse(std::string_view text, const std::string& why)
{
    return measure::error("'" + std::string(text) + "' is no domain name: " + why, {}, "write it as example.test");
}

bool is_host_label(std::string_view label)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !label.empty() && label.size() <= kLongestLabel && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), fits);
}

/// The top label of a host name is never all digits (RFC 1123 section 2.1): so no IPv4 address passes.
bool is_top_label(std::string_view label)
{
    return !std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_host_name(std::string_view name)
{
    for (auto dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
        if (!is_host_label(name.substr(0, dot))) {
            return false;
        }
        name.remove_prefix(dot + 1);
    }
    return is_host_label(name) && is_top_label(name);
}

/// "" and the reason for what is no name.
std::pair<std::string, std::string> to_ascii(const std::string& host)
{
    char* raw = nullptr;
    const int status = idn2_to_ascii_8z(host.c_str(), &raw, IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT);
    const FreeName name(raw, &idn2_free);
    return status == IDN2_OK ? std::pair{std::string(name.get()), std::string()}
                             : std::pair{std::string(), std::string(idn2_strerror(status))};
}

std::pair<std::string, std::string> to_unicode(const std::string& ascii)
{
    char* raw = nullptr;
    const int status = idn2_to_unicode_8z8z(ascii.c_str(), &raw, IDN2_NONTRANSITIONAL);
    const FreeName name(raw, &idn2_free);
    return status == IDN2_OK ? std::pair{std::string(name.get()), std::string()}
                             : std::pair{std::string(), std::string(idn2_strerror(status))};
}

/// Both ways: an A-label that somebody typed must be the encoding of a label, and of that label alone.
Result<DomainName> both_forms(std::string_view text, std::string ascii)
{
    auto [unicode, trouble] = to_unicode(ascii);
    if (!trouble.empty()) {
        return refuse(text, trouble);
    }
    if (const auto [again, why] = to_ascii(unicode); again != ascii) {
        return refuse(text, why.empty() ? "it is the encoding of another name, '" + again + "'" : why);
    }
    if (const auto mixed = mixed_label(unicode); !mixed.empty()) {
        return refuse(text, "the label '" + mixed + "' mixes scripts as no language does");
    }
    return DomainName{.ascii = std::move(ascii), .unicode = std::move(unicode)};
}

}  // namespace

Result<DomainName> read_domain_name(std::string_view text)
{
    const std::string host(host_of(text));
    if (host.find('\0') != std::string::npos) {
        return refuse(text, "it holds an octet of zero");
    }
    auto [ascii, trouble] = to_ascii(host);
    if (!trouble.empty()) {
        return refuse(text, trouble);
    }
    if (ascii.find('.') == std::string::npos || ascii.size() > kLongestName || !is_host_name(ascii)) {
        return refuse(text, "not letters, digits and hyphens between dots");
    }
    return both_forms(text, std::move(ascii));
}

}  // namespace wire
