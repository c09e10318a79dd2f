#pragma once

#include "measure/time.hpp"
#include "probe/ports/smtp.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>

struct x509_store_st;

namespace probe::net {

/// How the Smtp port behaves on the wire (services.md, general: limits of each step).
struct SmtpSettings {
    std::string ca_file = "/etc/ssl/certs/ca-certificates.crt";
    measure::Duration connect_limit = std::chrono::seconds(4);
    measure::Duration reply_limit = std::chrono::seconds(10);
    measure::Duration handshake_limit = std::chrono::seconds(5);
    measure::Duration farewell_limit = std::chrono::seconds(2);
    std::uint32_t hop_mtu = 0;  ///< Of a small hop before us: packets fit it; 0: as large as our link takes.
};

/// The Smtp port over Asio and OpenSSL. Trust is recorded, not enforced; a session ends within the sum of its limits.
class SmtpClient final : public Smtp {
public:
    SmtpClient(boost::asio::any_io_executor executor, SmtpSettings settings);

    boost::asio::awaitable<measure::SmtpSession> talk(SmtpRequest request) override;

private:
    boost::asio::any_io_executor executor_;
    SmtpSettings settings_;
    std::shared_ptr<x509_store_st> authorities_;  ///< Read once: a session must not read a hundred certificates.
};

}  // namespace probe::net
