#pragma once

#include "probe/politeness/pace.hpp"
#include "probe/ports/edge.hpp"

namespace probe::politeness {

/// A port that waits its turn before it lets anything out. Whoever observes through one is polite without knowing it.
template <typename Port>
class Polite : public Port {
public:
    Polite(Port& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}

protected:
    Port& inner_;
    Clock& clock_;
    Pace& pace_;
};

class PoliteDns final : public Polite<Dns> {
public:
    using Polite::Polite;
    boost::asio::awaitable<DnsExchange> ask(DnsRequest request) override;
};

class PoliteSmtp final : public Polite<Smtp> {
public:
    using Polite::Polite;
    boost::asio::awaitable<measure::SmtpSession> talk(SmtpRequest request) override;
};

class PoliteHttp final : public Polite<Http> {
public:
    using Polite::Polite;
    boost::asio::awaitable<HttpExchange> get(HttpRequest request) override;
};

/// A resolution is many questions to strangers that the library paces by itself; each begins in its turn.
class PoliteValidator final : public Polite<Validator> {
public:
    using Polite::Polite;
    boost::asio::awaitable<Resolution> resolve(measure::Question question, measure::Family family) override;
};

/// A QUIC packet counts as a connection to its address.
class PoliteQuic final : public Polite<Quic> {
public:
    using Polite::Polite;
    boost::asio::awaitable<QuicExchange> versions(measure::Address address, std::uint16_t port) override;
};

/// So does an echo request.
class PoliteIcmp final : public Polite<Icmp> {
public:
    using Polite::Polite;
    boost::asio::awaitable<measure::EchoProbe> echo(measure::Address address) override;
};

/// A look at a port counts as a connection to both addresses of its host: one a second for the host, not for each family.
class PolitePorts final : public Polite<Ports> {
public:
    using Polite::Polite;
    boost::asio::awaitable<measure::PortLook> look(PortRequest request) override;
};

}  // namespace probe::politeness
