#pragma once

#include "measure/evidence.hpp"

#include <cstdint>
#include <random>

/// Evidence that no probe would record, but a hostile or broken one might send: bounded, and the same for the same seed.
namespace random_evidence {

/// Draws from small sets, so that names, addresses and servers meet often enough to be judged together.
class Draw {
public:
    explicit Draw(std::uint32_t seed) : engine_(seed) {}

    /// 0 to limit - 1. By remainder: a distribution of the library may differ between libraries.
    std::size_t below(std::size_t limit) { return engine_() % limit; }
    bool one_in(std::size_t chances) { return below(chances) == 0; }

    measure::Evidence evidence();

    /// Puts our own trouble in the place of some observations, or beside them.
    void add_local_trouble(measure::Evidence& evidence);

private:
    measure::Failure any_failure();
    measure::Failure local_failure();
    measure::Address any_address(measure::Family family);
    measure::Family any_family() { return one_in(2) ? measure::Family::ipv4 : measure::Family::ipv6; }
    std::string any_host();
    measure::Record any_record(const measure::Question& question);
    measure::DnsMessage any_reply(const measure::Question& question);
    measure::DnsLookup any_lookup();
    measure::TcpConnect any_connect();
    measure::TlsHandshake any_handshake();
    measure::HttpFetch any_fetch();
    measure::Chain any_chain();
    measure::SmtpSession any_session();
    measure::StsFetch any_policy();
    measure::SpfRecord any_spf();
    void add_mail(measure::Evidence& evidence);
    void add_security(measure::Evidence& evidence);
    measure::GateEvidence any_gate();
    measure::PathFetch any_path_fetch();
    void add_path_gate(measure::GateEvidence& gate);
    void add_path(measure::Evidence& evidence);
    measure::PageHost any_page_host();
    measure::QuicProbe any_quic();
    measure::WebContent any_content();

    std::mt19937 engine_;
};

}  // namespace random_evidence
