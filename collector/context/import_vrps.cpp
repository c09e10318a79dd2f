#include "collector/context/import_vrps.hpp"

#include "collector/context/numbers.hpp"
#include "collector/context/vrp_table.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>

namespace collector::context {
namespace {

using simdjson::dom::element;

tl::unexpected<measure::Error> refuse(const std::string& what, const std::string& where)
{
    return measure::error(what, where, "export it again; nothing was imported");
}

std::optional<std::uint64_t> number_at(const element& object, const char* key)
{
    std::uint64_t number = 0;
    return object[key].get(number) == simdjson::SUCCESS ? std::optional(number) : std::nullopt;
}

std::optional<std::string_view> text_at(const element& object, const char* key)
{
    std::string_view text;
    return object[key].get(text) == simdjson::SUCCESS ? std::optional(text) : std::nullopt;
}

/// 64500 of rpki-client, "AS64500" of Routinator.
measure::Result<std::uint32_t> as_number_of(const element& roa)
{
    if (const auto number = number_at(roa, "asn"); number && *number <= UINT32_MAX) {
        return static_cast<std::uint32_t>(*number);
    }
    auto text = text_at(roa, "asn").value_or("");
    text.remove_prefix(text.starts_with("AS") ? 2 : 0);
    return parse_number(text).map_error([](auto) { return measure::Error{"its asn is no AS number", {}, {}}; });
}

measure::Result<Vrp> vrp_of(const element& roa)
{
    const auto as_number = as_number_of(roa);
    const auto prefix = measure::parse_prefix(text_at(roa, "prefix").value_or(""));
    const auto max_length = number_at(roa, "maxLength");
    if (!as_number || !prefix) {
        return tl::unexpected(!as_number ? as_number.error() : prefix.error());
    }
    return max_length ? make_vrp(*prefix, *max_length, *as_number)
                      : measure::Result<Vrp>(measure::error("it has no maxLength"));
}

std::optional<measure::Timestamp> dated(const element& document)
{
    element metadata;
    if (document["metadata"].get(metadata) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    for (const auto* key : {"buildtime", "generatedTime"}) {
        if (const auto time = measure::parse_rfc3339(std::string(text_at(metadata, key).value_or("")))) {
            return *time;
        }
    }
    constexpr std::uint64_t kLatest = 253'402'300'799;  // The last second of the year 9999.
    const auto seconds = number_at(metadata, "generated");
    return seconds && *seconds <= kLatest ? std::optional(measure::Timestamp(std::chrono::seconds(*seconds))) : std::nullopt;
}

measure::Result<std::vector<Vrp>> read_all(const simdjson::dom::array& roas, const std::string& where)
{
    std::vector<Vrp> vrps;
    for (const auto roa : roas) {
        const auto vrp = vrp_of(roa);
        if (!vrp) {
            return refuse(vrp.error().what, where + ", roas[" + std::to_string(vrps.size()) + "]");
        }
        vrps.push_back(*vrp);
    }
    std::sort(vrps.begin(), vrps.end());
    vrps.erase(std::unique(vrps.begin(), vrps.end()), vrps.end());
    return vrps;
}

}  // namespace

measure::Result<SealedTable> import_vrps(std::string_view json, const std::string& where)
{
    simdjson::dom::parser parser;
    element document;
    if (const auto fault = parser.parse(json.data(), json.size()).get(document); fault != simdjson::SUCCESS) {
        return refuse(std::string("it is not whole JSON: ") + simdjson::error_message(fault), where);
    }
    simdjson::dom::array roas;
    if (document["roas"].get(roas) != simdjson::SUCCESS) {
        return refuse("it has no list `roas`", where);
    }
    const auto made = dated(document);
    if (!made) {
        return refuse("its metadata does not say when it was made", where);
    }
    const auto vrps = read_all(roas, where);
    if (!vrps) {
        return tl::unexpected(vrps.error());
    }
    if (vrps->empty()) {
        return refuse("no ROA is in it: by such a table no route would have one", where);
    }
    SealedTable table{.kind = TableKind::vrps, .dated = *made, .row_count = vrps->size(), .rows = {}};
    for (const auto& vrp : *vrps) {
        table.rows += vrp_line(vrp);
    }
    return table;
}

}  // namespace collector::context
