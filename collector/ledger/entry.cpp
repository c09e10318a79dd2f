#include "collector/ledger/entry.hpp"

#include "codec/note_json.hpp"
#include "collector/access/person_json.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::ledger {
namespace {

using Json = nlohmann::json;

constexpr int kSchema = 1;

Json to_json(const Registration& it)
{
    return {{"probe", it.probe},
            {"laboratory", it.laboratory},
            {"as_number", it.as_number},
            {"country", it.country},
            {"token_sha256", it.token_sha256}};
}

Registration registration_from(const Json& json)
{
    return {.probe = json.at("probe"),
            .laboratory = json.at("laboratory"),
            .as_number = json.at("as_number"),
            .country = json.at("country"),
            .token_sha256 = json.at("token_sha256")};
}

Json to_json(const AddressFact& fact)
{
    Json json = {{"address", measure::to_string(fact.address)},
                 {"as_number", fact.as_number},
                 {"as_name", fact.as_name},
                 {"country", fact.country}};
    if (fact.route) {
        json["route"] = measure::to_string(*fact.route);
        json["origins"] = fact.origins;
        json["route_peers"] = fact.route_peers;
    }
    if (fact.validity) {
        json["validity"] = measure::to_word(*fact.validity);
    }
    return json;
}

/// Throws on an address that is none: to_entry() turns it into an error. Entries of the first edition know no routes.
AddressFact address_fact_from(const Json& json)
{
    AddressFact fact{.address = measure::parse_address(json.at("address").get<std::string>()).value(),
                     .as_number = json.at("as_number"),
                     .as_name = json.at("as_name"),
                     .country = json.at("country")};
    if (json.contains("route")) {
        fact.route = measure::parse_prefix(json.at("route").get<std::string>()).value();
        fact.origins = json.at("origins").get<std::vector<std::uint32_t>>();
        fact.route_peers = json.at("route_peers");
    }
    if (json.contains("validity")) {
        fact.validity = measure::from_word<measure::RouteValidity>(json.at("validity").get<std::string>()).value();
    }
    return fact;
}

Json to_json(const ContextFacts& context)
{
    auto addresses = Json::array();
    for (const auto& fact : context.addresses) {
        addresses.push_back(to_json(fact));
    }
    return {{"network_database_built", context.network_database_built},
            {"country_database_built", context.country_database_built},
            {"routes_seen", context.routes_seen},
            {"vrps_built", context.vrps_built},
            {"addresses", std::move(addresses)}};
}

ContextFacts context_from(const Json& json)
{
    ContextFacts context{.network_database_built = json.at("network_database_built"),
                         .country_database_built = json.at("country_database_built"),
                         .addresses = {},
                         .routes_seen = json.value("routes_seen", ""),
                         .vrps_built = json.value("vrps_built", "")};
    for (const auto& fact : json.at("addresses")) {
        context.addresses.push_back(address_fact_from(fact));
    }
    return context;
}

/// What to_frame() needs of each kind of fact.
struct Written {
    FactKind kind;
    Json header;
    std::string_view raw;
};

Written write(const ReceivedBatch& it)
{
    Json header = {{"probe", it.batch.id.probe}, {"stream", it.batch.id.stream}, {"seq", it.batch.id.seq},
                   {"sha256", it.batch.sha256},  {"sender", to_json(it.sender)}, {"context", to_json(it.context)}};
    return {FactKind::batch, std::move(header), it.batch.bytes};
}

Written write(const ImportedFrame& it)
{
    return {FactKind::frame, {{"country", it.country}, {"sha256", it.sha256}}, it.toml};
}

Written write(const Registration& it)
{
    return {FactKind::registration, to_json(it), {}};
}

Written write(const Revocation& it)
{
    return {FactKind::revocation, {{"probe", it.probe}, {"reason", it.reason}}, {}};
}

Written write(const measure::PublicNote& note)
{
    return {FactKind::note, {{"note", Json::parse(codec::note_text(note))}}, {}};
}

measure::PublicNote note_from(const Json& header)
{
    auto note = codec::read_note(header.at("note").dump());
    return note ? *std::move(note) : throw std::invalid_argument(note.error().what);
}

Written write(const ImportedNetworks& it)
{
    return {FactKind::networks, {{"sha256", it.sha256}}, it.lines};
}

Written write(const ImportedPolicies& it)
{
    return {FactKind::policies, {{"country", it.country}, {"sha256", it.sha256}}, it.toml};
}

Written write(const ReceivedDeviceRun& it)
{
    Json header = {
        {"sha256", it.sha256}, {"frames_sha256", it.frames_sha256}, {"sender", to_json(it.sender)}, {"embargo", it.embargo}};
    return {FactKind::device_run, std::move(header), it.bytes};
}

Written write(const InstalledBase& it)
{
    return {FactKind::installed_base, {{"sha256", it.sha256}}, it.csv};
}

Written write(const DeviceRelease& it)
{
    return {FactKind::device_release, {{"device", it.device}, {"row", it.row}, {"day", it.day}, {"reason", it.reason}}, {}};
}

Written write(const Person& person)
{
    return {FactKind::person, {{"person", Json::parse(access::person_text(person))}}, {}};
}

Written write(const Disclosure& it)
{
    return {FactKind::disclosure,
            {{"target", it.target},
             {"check", it.check},
             {"told", it.told},
             {"public_from", it.public_from},
             {"by", it.by},
             {"reason", it.reason}},
            {}};
}

Disclosure disclosure_from(const Json& header)
{
    return {.target = header.at("target"),
            .check = header.at("check"),
            .told = header.at("told"),
            .public_from = header.at("public_from"),
            .by = header.at("by"),
            .reason = header.at("reason")};
}

Person person_from(const Json& header)
{
    auto person = access::read_person(header.at("person").dump());
    return person ? *std::move(person) : throw std::invalid_argument(person.error().what);
}

ReceivedDeviceRun device_run_from(const Json& header, std::string raw)
{
    return {.bytes = std::move(raw),
            .sha256 = header.at("sha256"),
            .frames_sha256 = header.at("frames_sha256"),
            .sender = registration_from(header.at("sender")),
            .embargo = header.at("embargo")};
}

DeviceRelease release_from(const Json& header)
{
    return {.device = header.at("device"), .row = header.at("row"), .day = header.at("day"), .reason = header.at("reason")};
}

ReceivedBatch batch_from(const Json& header, std::string raw)
{
    measure::BatchId id{.probe = header.at("probe"), .stream = header.at("stream"), .seq = header.at("seq")};
    return {.batch = {.id = std::move(id), .bytes = std::move(raw), .sha256 = header.at("sha256")},
            .sender = registration_from(header.at("sender")),
            .context = context_from(header.at("context"))};
}

decltype(LedgerEntry::fact) fact_from(FactKind kind, const Json& header, std::string raw)
{
    switch (kind) {
        case FactKind::batch: return batch_from(header, std::move(raw));
        case FactKind::frame:
            return ImportedFrame{.country = header.at("country"), .sha256 = header.at("sha256"), .toml = std::move(raw)};
        case FactKind::registration: return registration_from(header);
        case FactKind::revocation: return Revocation{.probe = header.at("probe"), .reason = header.at("reason")};
        case FactKind::note: return note_from(header);
        case FactKind::networks: return ImportedNetworks{.sha256 = header.at("sha256"), .lines = std::move(raw)};
        case FactKind::policies:
            return ImportedPolicies{.country = header.at("country"), .sha256 = header.at("sha256"), .toml = std::move(raw)};
        case FactKind::device_run: return device_run_from(header, std::move(raw));
        case FactKind::installed_base: return InstalledBase{.sha256 = header.at("sha256"), .csv = std::move(raw)};
        case FactKind::device_release: return release_from(header);
        case FactKind::person: return person_from(header);
        case FactKind::disclosure: return disclosure_from(header);
    }
    throw std::out_of_range("fact kind");
}

/// Text of strangers may hold anything; bytes that are not UTF-8 are replaced, never a reason to throw.
std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Frame to_frame(const LedgerEntry& entry, std::string previous_sha256)
{
    auto written = std::visit([](const auto& fact) { return write(fact); }, entry.fact);
    written.header["schema"] = kSchema;
    auto payload = dump(written.header);
    payload += '\n';
    payload += written.raw;
    return {.kind = written.kind,
            .position = entry.position,
            .at = entry.at,
            .previous_sha256 = std::move(previous_sha256),
            .payload = std::move(payload)};
}

std::string_view header_line(std::string_view payload)
{
    return payload.substr(0, payload.find('\n'));
}

measure::Result<LedgerEntry> to_entry(const Frame& frame)
{
    const auto where = "ledger position " + std::to_string(frame.position);
    const auto line = header_line(frame.payload);
    try {
        const auto header = Json::parse(line);
        if (header.at("schema") != kSchema) {
            return measure::error("the entry has schema " + header.at("schema").dump(), where,
                                  "install a version of sextant-collector that knows this schema");
        }
        auto raw = frame.payload.substr(std::min(frame.payload.size(), line.size() + 1));
        return LedgerEntry{
            .position = frame.position, .at = frame.at, .fact = fact_from(frame.kind, header, std::move(raw))};
    } catch (const std::exception& refusal) {
        return measure::error(std::string("the entry cannot be read: ") + refusal.what(), where,
                              "run `sextant-collector ledger verify`");
    }
}

}  // namespace collector::ledger
