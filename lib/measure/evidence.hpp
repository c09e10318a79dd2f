#pragma once

#include "measure/chain.hpp"
#include "measure/content.hpp"
#include "measure/mail.hpp"
#include "measure/observation.hpp"
#include "measure/security.hpp"
#include "measure/target.hpp"
#include "measure/vantage.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace measure {

/// One target, one due time, one round.
struct Task {
    Target target;
    std::string round;  ///< The UTC day of the round, "2026-11-21".
    Timestamp due;
    std::uint32_t attempt = 1;  ///< 1 to 3; the later ones only after a failure. kRecheck (recheck.hpp): none.
    std::string frame_sha256;
};

/// All observations of one task as typed facts, plus the vantage gate of the time.
struct Evidence {
    Task task;
    Vantage vantage;
    Timestamp started;
    Duration elapsed{};
    std::vector<DnsLookup> lookups;  ///< In the order asked.
    std::vector<TcpConnect> connects;
    std::vector<TlsHandshake> handshakes;
    std::vector<HttpFetch> fetches;
    WebContent content;         ///< Of the web service: text, hosts that pages need, QUIC.
    std::vector<Chain> chains;  ///< Ways from the root over one family alone (D-8, D-9, D-11, M-8, W-12).
    MailEvidence mail;
    TargetPath path;                          ///< Only from a vantage behind a declared small hop (W-16, S-4).
    std::vector<TranslatedVisit> translated;  ///< Only from a vantage with a NAT64 (W-13).
    std::vector<PortLook> ports;              ///< Beyond the service's own, only with recorded consent (S-1).
    SecurityEvidence security;                ///< The same of pages.
    std::vector<std::string> notes;           ///< What the probe left out and why: caps reached, opt-out, no route.
};

}  // namespace measure
