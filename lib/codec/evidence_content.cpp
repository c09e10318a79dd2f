#include "codec/base64.hpp"
#include "codec/json_reading.hpp"
#include "codec/json_writing.hpp"
#include "measure/words.hpp"

/// The content part of evidence. Every key of it is optional: evidence of before has none.
namespace codec {
namespace {

using measure::to_word;

using codec::to_json;
Json to_json(const measure::Page& page);
Json to_json(const measure::PageHost& host);
Json to_json(const measure::QuicProbe& probe);

template <typename List>
void put_all(Json& json, const char* key, const List& list)
{
    for (const auto& item : list) {
        json[key].push_back(to_json(item));
    }
}

void put_addresses(Json& json, const char* key, const std::vector<measure::Address>& addresses)
{
    for (const auto& address : addresses) {
        json[key].push_back(to_string(address));
    }
}

void put_failure(Json& json, const char* key, const std::optional<measure::Failure>& failure)
{
    if (failure) {
        json[key] = to_json(*failure);
    }
}

Json to_json(const measure::Page& page)
{
    Json json = Json::object();
    json["body_sha256"] = page.body_sha256;
    put(json, "title", page.title);
    put(json, "language", page.language);
    put(json, "words", page.words);
    put(json, "sketch_base64", to_base64(page.sketch));
    put(json, "challenge", page.challenge);
    put(json, "cut", page.cut);
    put(json, "ipv4_literals", page.ipv4_literals);
    return json;
}

Json to_json(const measure::PageHost& host)
{
    Json json = Json::object();
    json["host"] = host.host;
    json["party"] = to_word(host.party);
    for (const auto kind : host.kinds) {
        json["kinds"].push_back(std::string(to_word(kind)));
    }
    json["references"] = host.references;
    json["depth"] = host.depth;
    put(json, "url", host.url);
    put_addresses(json, "ipv4", host.ipv4);
    put_addresses(json, "ipv6", host.ipv6);
    put_failure(json, "lookup", host.lookup);
    put_failure(json, "over6", host.over6);
    put_failure(json, "over4", host.over4);
    put(json, "status6", host.status6);
    put(json, "status4", host.status4);
    put(json, "asked", host.asked);
    return json;
}

Json to_json(const measure::QuicProbe& probe)
{
    Json json = Json::object();
    json["host"] = probe.host;
    json["address"] = to_string(probe.address);
    json["port"] = probe.port;
    json["started"] = measure::to_rfc3339(probe.started);
    json["elapsed_seconds"] = measure::in_seconds(probe.elapsed);
    put_failure(json, "failure", probe.failure);
    put(json, "versions", probe.versions);
    return json;
}

std::vector<measure::Address> read_addresses(const Fields& fields, std::string_view key)
{
    std::vector<measure::Address> found;
    for (const auto& text : fields.texts_or_none(key)) {
        found.push_back(fields.checked(measure::parse_address(text), key));
    }
    return found;
}

measure::Page read_page(const Fields& fields)
{
    return {.body_sha256 = fields.text("body_sha256"),
            .title = fields.text_or("title", ""),
            .language = fields.text_or("language", ""),
            .words = static_cast<std::uint32_t>(fields.number_or("words", kMost32, 0)),
            .sketch = fields.checked(from_base64(fields.text_or("sketch_base64", "")), "sketch_base64"),
            .challenge = fields.flag_or("challenge", false),
            .cut = fields.flag_or("cut", false),
            .ipv4_literals = fields.texts_or_none("ipv4_literals")};
}

measure::PageHost read_page_host(const Fields& fields)
{
    return {.host = fields.text("host"),
            .party = fields.word<measure::Party>("party"),
            .kinds = fields.words_or_none<measure::ResourceKind>("kinds"),
            .references = static_cast<std::uint32_t>(fields.number_or("references", kMost32, 0)),
            .depth = static_cast<std::uint32_t>(fields.number_or("depth", kMost32, 1)),
            .url = fields.text_or("url", ""),
            .ipv4 = read_addresses(fields, "ipv4"),
            .ipv6 = read_addresses(fields, "ipv6"),
            .lookup = read_failure_if(fields, "lookup"),
            .over6 = read_failure_if(fields, "over6"),
            .over4 = read_failure_if(fields, "over4"),
            .status6 = fields.integer_or("status6", 0),
            .status4 = fields.integer_or("status4", 0),
            .asked = fields.flag_or("asked", false)};
}

measure::QuicProbe read_quic(const Fields& fields)
{
    measure::QuicProbe probe{.host = fields.text("host"),
                             .address = fields.checked(measure::parse_address(fields.text("address")), "address"),
                             .port = static_cast<std::uint16_t>(fields.number("port", kMost16)),
                             .started = fields.time("started"),
                             .elapsed = fields.duration("elapsed_seconds"),
                             .failure = read_failure_if(fields, "failure")};
    for (const double version : fields.reals_or_none("versions")) {
        if (version >= 0 && version <= static_cast<double>(kMost32)) {
            probe.versions.push_back(static_cast<std::uint32_t>(version));
        }
    }
    return probe;
}

}  // namespace

Json to_json(const measure::WebContent& content)
{
    Json json = Json::object();
    put_all(json, "pages", content.pages);
    put_all(json, "repeats", content.repeats);
    put_all(json, "strangers", content.strangers);
    put_all(json, "offers", content.offers);
    put_all(json, "quic", content.quic);
    put(json, "page_url", content.page_url);
    put_all(json, "hosts", content.hosts);
    return json;
}

measure::WebContent read_content(const Fields& fields)
{
    return {.pages = fields.list_or_none("pages", read_page),
            .repeats = fields.list_or_none("repeats", read_fetch),
            .strangers = fields.list_or_none("strangers", read_fetch),
            .offers = fields.list_or_none("offers", read_handshake),
            .quic = fields.list_or_none("quic", read_quic),
            .page_url = fields.text_or("page_url", ""),
            .hosts = fields.list_or_none("hosts", read_page_host)};
}

}  // namespace codec
