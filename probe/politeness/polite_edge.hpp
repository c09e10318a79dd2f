#pragma once

#include "probe/politeness/pace.hpp"
#include "probe/ports/edge.hpp"

namespace probe::politeness {

/// Ports that wait their turn before they let anything out. Whoever observes through them is polite without knowing it.
class PoliteDns final : public Dns {
public:
    PoliteDns(Dns& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<DnsExchange> ask(DnsRequest request) override;

private:
    Dns& inner_;
    Clock& clock_;
    Pace& pace_;
};

class PoliteSmtp final : public Smtp {
public:
    PoliteSmtp(Smtp& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<measure::SmtpSession> talk(SmtpRequest request) override;

private:
    Smtp& inner_;
    Clock& clock_;
    Pace& pace_;
};

class PoliteHttp final : public Http {
public:
    PoliteHttp(Http& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<HttpExchange> get(HttpRequest request) override;

private:
    Http& inner_;
    Clock& clock_;
    Pace& pace_;
};

/// A resolution is many questions to strangers that the library paces by itself; each begins in its turn.
class PoliteValidator final : public Validator {
public:
    PoliteValidator(Validator& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<Resolution> resolve(measure::Question question, measure::Family family) override;

private:
    Validator& inner_;
    Clock& clock_;
    Pace& pace_;
};

/// A QUIC packet counts as a connection to its address.
class PoliteQuic final : public Quic {
public:
    PoliteQuic(Quic& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<QuicExchange> versions(measure::Address address, std::uint16_t port) override;

private:
    Quic& inner_;
    Clock& clock_;
    Pace& pace_;
};

/// So does an echo request.
class PoliteIcmp final : public Icmp {
public:
    PoliteIcmp(Icmp& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<measure::EchoProbe> echo(measure::Address address) override;

private:
    Icmp& inner_;
    Clock& clock_;
    Pace& pace_;
};

/// A look at a port counts as a connection to both addresses of its host: one a second for the host, not for each family.
class PolitePorts final : public Ports {
public:
    PolitePorts(Ports& inner, Clock& clock, Pace& pace) : inner_(inner), clock_(clock), pace_(pace) {}
    boost::asio::awaitable<measure::PortLook> look(PortRequest request) override;

private:
    Ports& inner_;
    Clock& clock_;
    Pace& pace_;
};

}  // namespace probe::politeness
