#include "collector/serve/handlers.hpp"
#include "collector/serve/paging.hpp"
#include "collector/serve/to_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace collector::serve {
namespace {

/// Microseconds, family and protocol of the last row, with a blank between: what the next page goes on after.
std::string key_of(const GateLook& look)
{
    return std::to_string(look.at.time_since_epoch().count()) + ' ' + std::to_string(static_cast<int>(look.family)) + ' ' +
           std::to_string(static_cast<int>(look.protocol));
}

std::optional<std::int64_t> next_number(std::string_view& text)
{
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    text.remove_prefix(text.starts_with(' ') ? 1 : 0);
    return number;
}

/// "" is the beginning; nullopt for what key_of() does not write.
std::optional<GatePlace> place_of(std::string_view key)
{
    if (key.empty()) {
        return GatePlace{};
    }
    const auto at = next_number(key);
    const auto family = next_number(key);
    const auto protocol = next_number(key);
    constexpr auto kProtocols = static_cast<std::int64_t>(words_of(measure::ControlProtocol{}).size());
    const bool sound = at && family && protocol && *family >= 0 && *family <= 1 && *protocol >= 0 && *protocol < kProtocols;
    if (!sound || !key.empty()) {
        return std::nullopt;
    }
    return GatePlace{.at = measure::Timestamp(measure::Duration(*at)),
                     .family = static_cast<measure::Family>(*family),
                     .protocol = static_cast<measure::ControlProtocol>(*protocol)};
}

Json gate_json(const GateLook& look)
{
    return {{"at", measure::to_rfc3339(look.at)},
            {"family", look.family == measure::Family::ipv6 ? "ipv6" : "ipv4"},
            {"protocol", measure::to_word(look.protocol)},
            {"open", look.open},
            {"reason", look.reason}};
}

bool is_registered(const std::vector<VantageView>& vantages, const std::string& probe)
{
    return std::any_of(vantages.begin(), vantages.end(),
                       [&probe](const VantageView& vantage) { return vantage.registration.probe == probe; });
}

}  // namespace

Answer answer_vantages(const Call& call)
{
    const auto vantages = call.site.views.vantages();
    if (!vantages) {
        return failed(call, vantages.error());
    }
    auto document = new_document();
    document["vantages"] = Json::array();
    for (const auto& vantage : *vantages) {
        document["vantages"].push_back(to_json(vantage));
    }
    return answer_json(document);
}

Answer answer_gates(const Call& call)
{
    const auto probe = call.names.at("probe");
    const auto key = cursor_key(call, CursorKind::gate);
    const auto before = key ? place_of(*key) : std::nullopt;
    if (!before) {
        return tl::unexpected(foreign_cursor());
    }
    const auto limit = page_size(call);
    const auto vantages = call.site.views.vantages();
    const auto looks = call.site.views.gates(probe, *before, limit);
    if (!vantages || !looks) {
        return failed(call, vantages ? looks.error() : vantages.error());
    }
    if (!is_registered(*vantages, probe)) {
        return tl::unexpected(not_found("no probe has this name; /api/v1/vantages lists them"));
    }
    auto document = new_document();
    document["probe"] = probe;
    document["gates"] = Json::array();
    for (const auto& look : *looks) {
        document["gates"].push_back(gate_json(look));
    }
    const bool more = looks->size() >= limit;
    return answer_page_of(std::move(document), more ? next_page(call, CursorKind::gate, key_of(looks->back())) : "");
}

}  // namespace collector::serve
