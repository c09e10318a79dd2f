#include "wire/dns_reply.hpp"

#include "measure/ip.hpp"
#include "wire/ldns_owner.hpp"
#include "wire/name_text.hpp"

#include <algorithm>
#include <cstdlib>

namespace wire {
namespace {

using measure::DnsMessage;
using measure::Failure;
using measure::FailureKind;
using measure::Record;

tl::unexpected<Failure> refuse(FailureKind kind, std::string detail)
{
    return tl::unexpected<Failure>(Failure{.kind = kind, .detail = std::move(detail)});
}

std::string taken(char* text)
{
    const std::unique_ptr<char, decltype(&std::free)> owned(text, &std::free);
    return owned ? std::string(owned.get()) : std::string();
}

/// A name of ours as name_text() writes it.
std::string plain_name(std::string name)
{
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (name.ends_with('.')) {
        name.pop_back();
    }
    return name;
}

std::string address_text(measure::Family family, const ldns_rdf& field)
{
    measure::Address address{.family = family};
    const auto length = std::min(ldns_rdf_size(&field), address.octets.size());
    std::copy_n(ldns_rdf_data(&field), length, address.octets.begin());
    return to_string(address);
}

std::string field_text(const ldns_rdf& field)
{
    switch (ldns_rdf_get_type(&field)) {
        case LDNS_RDF_TYPE_DNAME: return name_text(field);
        case LDNS_RDF_TYPE_A: return address_text(measure::Family::ipv4, field);
        case LDNS_RDF_TYPE_AAAA: return address_text(measure::Family::ipv6, field);
        default: return taken(ldns_rdf2str(&field));
    }
}

std::string data_of(const ldns_rr& record)
{
    std::string data;
    for (std::size_t i = 0; i < ldns_rr_rd_count(&record); ++i) {
        data += (i == 0 ? "" : " ") + field_text(*ldns_rr_rdf(&record, i));
    }
    return data;
}

std::vector<Record> records_of(const ldns_rr_list* list)
{
    std::vector<Record> records;
    records.reserve(ldns_rr_list_rr_count(list));
    for (std::size_t i = 0; i < ldns_rr_list_rr_count(list); ++i) {
        const auto* record = ldns_rr_list_rr(list, i);
        records.push_back({.owner = name_text(*ldns_rr_owner(record)),
                           .type = static_cast<std::uint16_t>(ldns_rr_get_type(record)),
                           .ttl = ldns_rr_ttl(record),
                           .data = data_of(*record)});
    }
    return records;
}

std::size_t count_records(const ldns_pkt& packet)
{
    return ldns_rr_list_rr_count(ldns_pkt_answer(&packet)) + ldns_rr_list_rr_count(ldns_pkt_authority(&packet)) +
           ldns_rr_list_rr_count(ldns_pkt_additional(&packet));
}

/// Does the reply repeat our question? Servers that fail early may leave it out (RFC 1035 section 4.1.2 does not
/// oblige them); then only errors are believed.
bool answers(const ldns_pkt& packet, const measure::Question& asked)
{
    const auto* questions = ldns_pkt_question(&packet);
    if (ldns_rr_list_rr_count(questions) == 0) {
        return ldns_pkt_get_rcode(&packet) != LDNS_RCODE_NOERROR;
    }
    const auto* question = ldns_rr_list_rr(questions, 0);
    return ldns_rr_list_rr_count(questions) == 1 && ldns_rr_get_class(question) == LDNS_RR_CLASS_IN &&
           static_cast<std::uint16_t>(ldns_rr_get_type(question)) == asked.type &&
           name_text(*ldns_rr_owner(question)) == plain_name(asked.name);
}

DnsMessage message_of(const ldns_pkt& packet)
{
    return {.rcode = static_cast<std::uint16_t>(ldns_pkt_get_rcode(&packet)),
            .authoritative = ldns_pkt_aa(&packet),
            .truncated = ldns_pkt_tc(&packet),
            .recursion_available = ldns_pkt_ra(&packet),
            .authenticated = ldns_pkt_ad(&packet),
            .edns = ldns_pkt_edns(&packet),
            .answers = records_of(ldns_pkt_answer(&packet)),
            .authority = records_of(ldns_pkt_authority(&packet)),
            .additional = records_of(ldns_pkt_additional(&packet))};
}

}  // namespace

tl::expected<DnsMessage, Failure> parse_reply(std::string_view octets, const measure::Question& asked, std::uint16_t id)
{
    if (octets.size() > kLongestMessage) {
        return refuse(FailureKind::too_large, "longer than 65535 octets");
    }
    ldns_pkt* parsed = nullptr;
    const auto* wire = static_cast<const std::uint8_t*>(static_cast<const void*>(octets.data()));
    const auto status = ldns_wire2pkt(&parsed, wire, octets.size());
    const Owned<ldns_pkt> packet(parsed);
    if (status != LDNS_STATUS_OK || !packet) {
        return refuse(FailureKind::malformed, ldns_get_errorstr_by_id(status));
    }
    if (!ldns_pkt_qr(packet.get()) || ldns_pkt_id(packet.get()) != id) {
        return refuse(FailureKind::mismatch, "not a reply to our query");
    }
    if (!answers(*packet, asked)) {
        return refuse(FailureKind::mismatch, "a reply to another question");
    }
    if (count_records(*packet) > kMostRecords) {
        return refuse(FailureKind::too_large, "more than 512 records");
    }
    return message_of(*packet);
}

}  // namespace wire
