#include "checks/same_page.hpp"

#include "measure/content_reading.hpp"

#include <algorithm>
#include <array>

namespace checks {
namespace {

using measure::Evidence;
using measure::Family;
using measure::HttpFetch;

/// What a stranger is shown counts as the same page from here on.
constexpr double kSamePage = 0.90;

/// The least alike of the second fetches of this page, the one that is nearest in time when several are equal.
std::optional<double> noise_of(const Evidence& evidence, const HttpFetch& page)
{
    std::optional<double> noise;
    for (const auto& repeat : evidence.content.repeats) {
        const bool same_place = repeat.url == page.url && repeat.address == page.address;
        if (same_place && !repeat.failure && repeat.status == page.status) {
            const auto alike = measure::similarity(evidence, repeat, page);
            noise = std::min(noise.value_or(1), alike);
        }
    }
    return noise;
}

/// The IPv4 end that is most like this one, and among the equal one that was fetched twice.
Comparison nearest(const Evidence& evidence, const HttpFetch& end6, const std::vector<const HttpFetch*>& ends4)
{
    Comparison found{.ipv6 = &end6, .page6 = measure::page_of(evidence, end6), .alike = -1};
    for (const auto* end4 : ends4) {
        const auto alike = measure::similarity(evidence, *end4, end6);
        const auto noise = noise_of(evidence, *end4);
        if (alike > found.alike || (alike == found.alike && !found.noise && noise)) {
            found.ipv4 = end4;
            found.page4 = measure::page_of(evidence, *end4);
            found.alike = alike;
            found.noise = noise;
        }
    }
    return found;
}

const measure::Certificate* certificate_at(const Evidence& evidence, const HttpFetch& fetch)
{
    for (const auto& handshake : evidence.handshakes) {
        if (handshake.host == fetch.host && handshake.address == fetch.address && handshake.certificate) {
            return &*handshake.certificate;
        }
    }
    return nullptr;
}

/// What the page's address showed to a stranger; nullptr when nothing was shown.
const HttpFetch* shown_to_stranger(const Evidence& evidence, const HttpFetch& page)
{
    for (const auto& fetch : evidence.content.strangers) {
        if (fetch.address == page.address && !fetch.failure && fetch.status >= 200 && fetch.status < 300) {
            return &fetch;
        }
    }
    return nullptr;
}

bool is_default_title(const std::string& title)
{
    constexpr std::array<std::string_view, 9> kTitles{"Welcome to nginx!",
                                                      "Apache2 Debian Default Page",
                                                      "Apache2 Ubuntu Default Page",
                                                      "IIS Windows Server",
                                                      "Index of /",
                                                      "Caddy works!",
                                                      "Test Page for the",
                                                      "Default Web Site Page",
                                                      "Welcome to OpenResty!"};
    return std::any_of(kTitles.begin(), kTitles.end(), [&](std::string_view known) { return title.starts_with(known); });
}

bool shows_strangers_the_same(const Evidence& evidence, const HttpFetch& page)
{
    const auto* shown = shown_to_stranger(evidence, page);
    return shown != nullptr && measure::similarity(evidence, *shown, page) >= kSamePage;
}

}  // namespace

std::optional<Comparison> compare_pages(const Evidence& evidence, std::string_view name)
{
    const auto ends4 = measure::good_ends(evidence, name, Family::ipv4);
    std::optional<Comparison> least;
    for (const auto* end6 : measure::good_ends(evidence, name, Family::ipv6)) {
        if (!ends4.empty()) {
            const auto seen = nearest(evidence, *end6, ends4);
            least = !least || seen.alike < least->alike ? seen : *least;
        }
    }
    return least;
}

bool same_certificate(const Evidence& evidence, const HttpFetch& one, const HttpFetch& other)
{
    const auto* first = certificate_at(evidence, one);
    const auto* second = certificate_at(evidence, other);
    if (first == nullptr || second == nullptr) {
        return first == second;
    }
    return first->spki_sha256 == second->spki_sha256 || (first->issuer == second->issuer && first->names == second->names);
}

bool is_of_another_host(const Evidence& evidence, const Comparison& seen)
{
    const bool defaulted = seen.page6 != nullptr && is_default_title(seen.page6->title) &&
                           (seen.page4 == nullptr || seen.page4->title != seen.page6->title);
    return defaulted || (shows_strangers_the_same(evidence, *seen.ipv6) && !shows_strangers_the_same(evidence, *seen.ipv4));
}

}  // namespace checks
