#include "wire/dns_query.hpp"

#include "wire/ldns_owner.hpp"

namespace wire {
namespace {

std::string bytes_of(const ldns_buffer& buffer)
{
    const auto* begin = static_cast<const char*>(static_cast<const void*>(ldns_buffer_begin(&buffer)));
    return {begin, ldns_buffer_position(&buffer)};
}

void apply(ldns_pkt& packet, const QueryOptions& options)
{
    ldns_pkt_set_id(&packet, options.id);
    ldns_pkt_set_rd(&packet, options.recursion_desired);
    ldns_pkt_set_cd(&packet, options.checking_disabled);
    if (options.edns_size > 0) {
        ldns_pkt_set_edns_udp_size(&packet, options.edns_size);
        ldns_pkt_set_edns_do(&packet, options.dnssec_ok);
    }
}

}  // namespace

measure::Result<std::string> build_query(const measure::Question& question, const QueryOptions& options)
{
    ldns_rdf* name = nullptr;
    const auto status = ldns_str2rdf_dname(&name, (question.name + ".").c_str());
    if (status != LDNS_STATUS_OK) {
        return measure::error("'" + question.name + "' is not a domain name", {}, ldns_get_errorstr_by_id(status));
    }
    // ldns_pkt_query_new takes the name over.
    const Owned<ldns_pkt> packet(ldns_pkt_query_new(name, static_cast<ldns_rr_type>(question.type), LDNS_RR_CLASS_IN, 0));
    if (!packet) {
        return measure::error("no memory for a query");
    }
    apply(*packet, options);
    const Owned<ldns_buffer> buffer(ldns_buffer_new(LDNS_MIN_BUFLEN));
    if (!buffer || ldns_pkt2buffer_wire(buffer.get(), packet.get()) != LDNS_STATUS_OK) {
        return measure::error("the query for '" + question.name + "' cannot be written");
    }
    return bytes_of(*buffer);
}

}  // namespace wire
