#include "codec/evidence_json.hpp"
#include "codec/json_reading.hpp"

#include <nlohmann/json.hpp>

/// The chains of the evidence. Evidence of before has none.
namespace codec {
namespace {

using Json = nlohmann::ordered_json;
using measure::to_word;

Json server_json(const measure::ChainServer& server)
{
    auto json = Json::object();
    json["name"] = server.name;
    for (const auto& address : server.addresses) {
        json["addresses"].push_back(to_string(address));
    }
    if (server.glued) {
        json["glued"] = true;
    }
    json["answer"] = to_word(server.answer);
    if (!server.blocked_by.empty()) {
        json["blocked_by"] = server.blocked_by;
    }
    if (!server.detail.empty()) {
        json["detail"] = server.detail;
    }
    return json;
}

Json link_json(const measure::ChainLink& link)
{
    auto json = Json::object();
    json["zone"] = link.zone;
    for (const auto& server : link.servers) {
        json["servers"].push_back(server_json(server));
    }
    return json;
}

measure::ChainServer read_server(const Fields& fields)
{
    measure::ChainServer server{.name = fields.text("name"),
                                .glued = fields.flag_or("glued", false),
                                .answer = fields.word<measure::ServerAnswer>("answer"),
                                .blocked_by = fields.text_or("blocked_by", ""),
                                .detail = fields.text_or("detail", "")};
    for (const auto& text : fields.texts_or_none("addresses")) {
        server.addresses.push_back(fields.checked(measure::parse_address(text), "addresses"));
    }
    return server;
}

measure::ChainLink read_link(const Fields& fields)
{
    return {.zone = fields.text("zone"), .servers = fields.list_or_none("servers", read_server)};
}

}  // namespace

Json to_json(const measure::Chain& chain)
{
    auto json = Json::object();
    json["name"] = chain.question.name;
    json["type"] = chain.question.type;
    json["family"] = to_string(chain.family);
    json["started"] = measure::to_rfc3339(chain.started);
    json["elapsed_seconds"] = measure::in_seconds(chain.elapsed);
    if (chain.failure) {
        json["failure"] = to_json(*chain.failure);
    }
    json["rcode"] = chain.rcode;
    json["security"] = to_word(chain.security);
    if (!chain.why_bogus.empty()) {
        json["why_bogus"] = chain.why_bogus;
    }
    for (const auto& link : chain.links) {
        json["links"].push_back(link_json(link));
    }
    return json;
}

measure::Chain read_chain(const Fields& fields)
{
    return {.question = {.name = fields.text("name"), .type = static_cast<std::uint16_t>(fields.number("type", kMost16))},
            .family = fields.checked(measure::parse_family(fields.text("family")), "family"),
            .started = fields.time("started"),
            .elapsed = fields.duration("elapsed_seconds"),
            .failure = read_failure_if(fields, "failure"),
            .rcode = static_cast<std::uint16_t>(fields.number("rcode", kMost16)),
            .security = fields.word<measure::Security>("security"),
            .why_bogus = fields.text_or("why_bogus", ""),
            .links = fields.list_or_none("links", read_link)};
}

}  // namespace codec
