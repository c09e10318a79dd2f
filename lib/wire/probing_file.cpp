#include "wire/probing_file.hpp"

#include "wire/plain_text.hpp"

#include <algorithm>
#include <string>

namespace wire {
namespace {

using measure::ProbeDescription;

/// RFC 9116 section 5.4 warns of large files; a description has a few lines.
constexpr std::size_t kMostOctets = 32768;
constexpr std::size_t kMostUris = 8;
constexpr std::size_t kLongestUri = 500;
constexpr std::size_t kLongestText = 300;

void keep_uri(std::vector<std::string>& kept, std::string_view value)
{
    const bool is_uri = value.find(':') != std::string_view::npos && value.size() <= kLongestUri;
    if (is_uri && kept.size() < kMostUris) {
        kept.emplace_back(value);
    }
}

/// The example of RFC 9511 ends its time with a small z, which RFC 3339 section 5.6 allows.
std::optional<measure::Timestamp> time_of(std::string_view value)
{
    std::string text(value);
    if (!text.empty() && text.back() == 'z') {
        text.back() = 'Z';
    }
    const auto time = measure::parse_rfc3339(text);
    return time ? std::optional(*time) : std::nullopt;
}

void take_line(std::string_view line, ProbeDescription& into)
{
    const auto colon = line.find(':');
    if (line.starts_with('#') || colon == std::string_view::npos) {
        return;
    }
    const auto field = lower_case(trimmed(line.substr(0, colon)));
    const auto value = trimmed(line.substr(colon + 1));
    if (field == "contact") {
        keep_uri(into.contacts, value);
    } else if (field == "canonical") {
        keep_uri(into.canonical, value);
    } else if (field == "expires") {
        into.expires = into.expires ? into.expires : time_of(value);
    } else if (field == "description" && into.description.empty()) {
        into.description = value.substr(0, kLongestText);
    }
}

}  // namespace

tl::expected<ProbeDescription, measure::Failure> parse_probing_file(std::string_view text)
{
    ProbeDescription description;
    each_line(text.substr(0, kMostOctets), [&](std::string_view line) { take_line(trimmed(line), description); });
    if (description.contacts.empty() && description.description.empty()) {
        return tl::unexpected<measure::Failure>(
            measure::Failure{.kind = measure::FailureKind::malformed, .detail = "neither Contact nor Description"});
    }
    return description;
}

}  // namespace wire
