#include "collector/serve/page_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace collector::serve {
namespace {

constexpr std::array kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"state.operational", "Works"},
    {"state.partial", "Works in part"},
    {"state.broken", "Broken"},
    {"state.absent", "No IPv6"},
    {"state.down", "Down"},
    {"state.unknown", "Not known"},
    {"state.intended_absent", "No IPv6 on purpose"},
    {"status.published", "Published"},
    {"status.provisional", "Provisional"},
    {"status.insufficient_data", "Too little data"},
    {"pillar.web", "Web"},
    {"pillar.dns", "DNS"},
    {"pillar.mail", "Mail"},
    {"pillar.security", "Security parity"},
    {"pillar.cpe", "Home routers"},
    {"pillar.networks", "Networks"},
    {"owner.service_owner", "the owner of the service"},
    {"owner.dns_operator", "the DNS operator"},
    {"owner.hosting_operator", "the hosting operator"},
    {"owner.third_party", "a third party"},
    {"owner.access_network", "the access network"},
    {"owner.cpe_vendor", "the maker of the router"},
    {"owner.us", "the measuring laboratory"},
});

}  // namespace

std::string page_word(std::string_view list, std::string_view word)
{
    const auto key = std::string(list) + "." + std::string(word);
    const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const auto& it) { return it.first == key; });
    if (found != kWords.end()) {
        return std::string(found->second);
    }
    std::string text(word);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

}  // namespace collector::serve
