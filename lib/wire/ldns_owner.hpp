#pragma once

#include <ldns/ldns.h>

#include <memory>

/// ldns hands out C objects; each is owned on the line where it is born.
namespace wire {

struct FreeLdns {
    void operator()(ldns_pkt* packet) const noexcept { ldns_pkt_free(packet); }
    void operator()(ldns_rdf* field) const noexcept { ldns_rdf_deep_free(field); }
    void operator()(ldns_buffer* buffer) const noexcept { ldns_buffer_free(buffer); }
};

template <typename T>
using Owned = std::unique_ptr<T, FreeLdns>;

}  // namespace wire
