#pragma once

#include "measure/mail.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace probe {

/// One look at one pinned address of a mail host.
struct SmtpRequest {
    std::string host;  ///< SNI, and the name the certificate is compared with.
    measure::Address address;
    std::uint16_t port = 25;
    std::string ehlo_name;  ///< By which we introduce ourselves (RFC 5321 section 4.1.4).
    bool try_starttls = true;
    std::vector<measure::TlsaRecord> tlsa;  ///< Of the host, when they may be believed.
};

/// Talks to mail servers: banner, EHLO, STARTTLS, QUIT. Never sends mail, never tries another address or family.
class Smtp {
public:
    virtual ~Smtp() = default;
    virtual boost::asio::awaitable<measure::SmtpSession> talk(SmtpRequest request) = 0;
};

}  // namespace probe
