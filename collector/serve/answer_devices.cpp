#include "collector/serve/device_json.hpp"
#include "collector/serve/handlers.hpp"
#include "collector/serve/paging.hpp"
#include "collector/serve/requirements.hpp"
#include "collector/serve/text.hpp"

#include <algorithm>

namespace collector::serve {
namespace {

tl::unexpected<http::Problem> no_device()
{
    return tl::unexpected(not_found("no device has this id; /api/v1/devices lists them"));
}

bool speaks_of(const aggregate::StandingDevice& device, const std::string& search)
{
    const auto& it = device.device;
    return in_lower_case(it.maker + " " + it.model + " " + it.firmware).find(in_lower_case(search)) != std::string::npos;
}

bool stands_in(const DeviceFacts& facts, const aggregate::StandingDevice& device, const std::string& country)
{
    return std::ranges::any_of(homes_of(facts, device.device),
                               [&](const InstalledRow& line) { return line.country == country; });
}

/// The devices that a query asks for, in the order of the list.
std::vector<const aggregate::StandingDevice*> asked_for(const Call& call, const DeviceFacts& facts)
{
    const auto country = call.parameter("country");
    const auto search = call.parameter("q");
    std::vector<const aggregate::StandingDevice*> found;
    for (const auto& device : facts.devices) {
        if ((country.empty() || stands_in(facts, device, country)) && (search.empty() || speaks_of(device, search))) {
            found.push_back(&device);
        }
    }
    return found;
}

/// PASS is better than WARN is better than FAIL; all else cannot be compared.
int merit(const std::string& verdict)
{
    return verdict == "PASS" ? 3 : verdict == "WARN" ? 2 : verdict == "FAIL" ? 1 : 0;
}

std::string change_of(const std::string& before, const std::string& after)
{
    if (before == after) {
        return before == "withheld" ? "withheld" : "same";
    }
    if (merit(before) == 0 || merit(after) == 0) {
        return "other";
    }
    return merit(after) > merit(before) ? "better" : "worse";
}

std::string verdict_in(const ShownDevice& shown, const std::string& row)
{
    for (const auto& it : shown.device->rows) {
        if (it.finding.row == row) {
            return shown_verdict(shown, it.finding);
        }
    }
    return "";
}

/// Every row that either device has, in the order of the catalogue.
Json compared_rows(const ShownDevice& before, const ShownDevice& after)
{
    auto rows = Json::array();
    for (const auto& requirement : requirements()) {
        const auto first = verdict_in(before, requirement.row);
        const auto second = verdict_in(after, requirement.row);
        if (first.empty() && second.empty()) {
            continue;
        }
        rows.push_back({{"row", requirement.row},
                        {"requirement", requirement.requirement},
                        {"document", requirement.document},
                        {"level", requirement.level},
                        {"before", first.empty() ? Json() : Json(first)},
                        {"after", second.empty() ? Json() : Json(second)},
                        {"change", change_of(first, second)}});
    }
    return rows;
}

}  // namespace

Answer answer_devices(const Call& call)
{
    const auto before = rows_before(call);
    if (!before) {
        return tl::unexpected(before.error());
    }
    const auto facts = read_devices(call);
    if (!facts) {
        return failed(call, facts.error());
    }
    const auto found = asked_for(call, *facts);
    const auto end = std::min(found.size(), *before + page_size(call));
    auto document = new_document();
    document["devices"] = Json::array();
    for (auto i = *before; i < end; ++i) {
        document["devices"].push_back(summary_json(*facts, show(*facts, *found[i])));
    }
    return answer_page_of(std::move(document),
                          end < found.size() ? next_page(call, CursorKind::rows, std::to_string(end)) : "");
}

Answer answer_device(const Call& call)
{
    const auto facts = read_devices(call);
    if (!facts) {
        return failed(call, facts.error());
    }
    const auto* device = find_device(*facts, call.names.at("device"));
    if (device == nullptr) {
        return no_device();
    }
    auto document = new_document();
    document.update(device_json(*facts, show(*facts, *device)));
    return answer_json(document);
}

Answer answer_device_comparison(const Call& call)
{
    const auto facts = read_devices(call);
    if (!facts) {
        return failed(call, facts.error());
    }
    const auto* first = find_device(*facts, call.names.at("device"));
    const auto* second = find_device(*facts, call.names.at("other"));
    if (first == nullptr || second == nullptr) {
        return no_device();
    }
    const auto before = show(*facts, *first);
    const auto after = show(*facts, *second);
    auto document = new_document();
    document["before"] = summary_json(*facts, before);
    document["after"] = summary_json(*facts, after);
    document["rows"] = compared_rows(before, after);
    return answer_json(document);
}

}  // namespace collector::serve
