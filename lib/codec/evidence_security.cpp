#include "codec/json_reading.hpp"
#include "codec/json_writing.hpp"
#include "measure/words.hpp"

/// What was looked at with the owner's consent. Every key is optional: evidence of before has none.
namespace codec {
namespace {

using codec::to_json;

Json write_look(const measure::PortLook& look)
{
    auto json = object_of(6);
    json["address"] = to_string(look.address);
    json["port"] = look.port;
    json["transport"] = measure::to_word(look.transport);
    json["started"] = measure::to_rfc3339(look.started);
    json["elapsed_seconds"] = measure::in_seconds(look.elapsed);
    put_failure(json, look.failure);
    return json;
}

Json write_fetch(const measure::HttpFetch& fetch)
{
    return to_json(fetch);
}

}  // namespace

void put_security(Json& evidence, const measure::Evidence& seen)
{
    put_each(evidence, "ports", seen.ports, &write_look);
    put_each(evidence, "guarded", seen.security.guarded, &write_fetch);
    put_each(evidence, "hurried", seen.security.hurried, &write_fetch);
}

measure::PortLook read_look(const Fields& fields)
{
    return {.address = read_address(fields, "address"),
            .port = number16(fields, "port"),
            .transport = fields.word<measure::Transport>("transport"),
            .started = fields.time("started"),
            .elapsed = fields.duration("elapsed_seconds"),
            .failure = read_failure_if(fields)};
}

measure::SecurityEvidence read_security(const Fields& evidence)
{
    return {.guarded = evidence.list_or_none("guarded", read_fetch),
            .hurried = evidence.list_or_none("hurried", read_fetch)};
}

}  // namespace codec
