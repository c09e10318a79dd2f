#pragma once

#include "probe/ports/edge.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <functional>
#include <optional>
#include <vector>

/// A world of the test's own making behind the probe's ports.
namespace fakes {

/// Time stands still but for those who wait.
class FakeClock final : public probe::Clock {
public:
    measure::Timestamp now() const override { return time; }
    measure::Duration ticks() const override { return time.time_since_epoch(); }

    boost::asio::awaitable<void> wait(measure::Duration duration) override
    {
        time += duration;
        co_return;
    }

    measure::Timestamp time = measure::parse_rfc3339("2026-11-21T08:00:00Z").value();
};

/// Answers from a function; remembers what was asked.
class FakeDns final : public probe::Dns {
public:
    boost::asio::awaitable<probe::DnsExchange> ask(probe::DnsRequest request) override
    {
        asked.push_back(request);
        co_return answer(request);
    }

    std::function<probe::DnsExchange(const probe::DnsRequest&)> answer;
    std::vector<probe::DnsRequest> asked;
};

class FakeHttp final : public probe::Http {
public:
    boost::asio::awaitable<probe::HttpExchange> get(probe::HttpRequest request) override
    {
        asked.push_back(request);
        co_return answer(request);
    }

    std::function<probe::HttpExchange(const probe::HttpRequest&)> answer;
    std::vector<probe::HttpRequest> asked;
};

class FakeSmtp final : public probe::Smtp {
public:
    boost::asio::awaitable<measure::SmtpSession> talk(probe::SmtpRequest request) override
    {
        asked.push_back(request);
        co_return answer(request);
    }

    std::function<measure::SmtpSession(const probe::SmtpRequest&)> answer;
    std::vector<probe::SmtpRequest> asked;
};

class FakeTime final : public probe::TimeSource {
public:
    boost::asio::awaitable<tl::expected<measure::Duration, measure::Failure>> offset(measure::Address,
                                                                                     std::uint16_t) override
    {
        co_return off;
    }

    measure::Duration off{};
};

class FakeNet final : public probe::LocalNet {
public:
    std::optional<measure::Address> source_for(const measure::Address& destination) const override
    {
        return measure::parse_address(destination.family == measure::Family::ipv6 ? "2a00:1::1" : "5.0.0.1").value();
    }
};

/// Resolves what a function says; without one, everything.
class FakeValidator final : public probe::Validator {
public:
    boost::asio::awaitable<probe::Resolution> resolve(measure::Question question, measure::Family family) override
    {
        asked.emplace_back(question, family);
        co_return answer ? answer(question, family) : probe::Resolution{};
    }

    std::function<probe::Resolution(const measure::Question&, measure::Family)> answer;
    std::vector<std::pair<measure::Question, measure::Family>> asked;
};

/// Nobody speaks QUIC, unless told.
class FakeQuic final : public probe::Quic {
public:
    boost::asio::awaitable<probe::QuicExchange> versions(measure::Address address, std::uint16_t) override
    {
        asked.push_back(address);
        co_return answer(address);
    }

    std::function<probe::QuicExchange(const measure::Address&)> answer = [](const measure::Address&) {
        return probe::QuicExchange{.failure = measure::Failure{.kind = measure::FailureKind::timeout}};
    };
    std::vector<measure::Address> asked;
};

/// Everybody answers echo, unless told.
class FakeIcmp final : public probe::Icmp {
public:
    boost::asio::awaitable<measure::EchoProbe> echo(measure::Address address) override
    {
        asked.push_back(address);
        measure::EchoProbe seen{.address = address};
        seen.failure = failure;
        co_return seen;
    }

    std::optional<measure::Failure> failure;
    std::vector<measure::Address> asked;
};

/// Every port is closed, unless told.
class FakePorts final : public probe::Ports {
public:
    boost::asio::awaitable<measure::PortLook> look(probe::PortRequest request) override
    {
        asked.push_back(request);
        measure::PortLook seen{.address = request.address, .port = request.port, .transport = request.transport};
        seen.failure = answer(request);
        co_return seen;
    }

    std::function<std::optional<measure::Failure>(const probe::PortRequest&)> answer = [](const probe::PortRequest&) {
        return measure::Failure{.kind = measure::FailureKind::refused};
    };
    std::vector<probe::PortRequest> asked;
};

struct FakeEdge {
    FakeClock clock;
    FakeDns dns;
    FakeHttp http;
    FakeTime time;
    FakeNet net;
    FakeSmtp smtp;
    FakeValidator validator;
    FakeQuic quic;
    FakeIcmp icmp;
    FakePorts ports;
    probe::Edge edge{.clock = clock,
                     .dns = dns,
                     .http = http,
                     .time = time,
                     .net = net,
                     .smtp = smtp,
                     .validator = validator,
                     .quic = quic,
                     .icmp = icmp,
                     .ports = ports};
};

/// Runs a coroutine to its end and returns what it returned.
template <typename T>
T run(boost::asio::awaitable<T> work)
{
    boost::asio::io_context context(1);
    std::optional<T> result;
    boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown, T value) {
        if (thrown) {
            std::rethrow_exception(thrown);
        }
        result = std::move(value);
    });
    context.run();
    return std::move(result).value();
}

inline void run(boost::asio::awaitable<void> work)
{
    boost::asio::io_context context(1);
    boost::asio::co_spawn(context, std::move(work), [](std::exception_ptr thrown) {
        if (thrown) {
            std::rethrow_exception(thrown);
        }
    });
    context.run();
}

inline measure::Address address(const char* text)
{
    return measure::parse_address(text).value();
}

inline measure::Record record(std::string owner, std::uint16_t type, std::string data)
{
    return {.owner = std::move(owner), .type = type, .ttl = 300, .data = std::move(data)};
}

inline probe::DnsExchange reply(std::vector<measure::Record> answers)
{
    probe::DnsExchange seen;
    seen.message = measure::DnsMessage{.authoritative = true, .answers = std::move(answers)};
    seen.octets = "octets";
    return seen;
}

inline probe::DnsExchange silence()
{
    probe::DnsExchange seen;
    seen.failure = measure::Failure{.kind = measure::FailureKind::timeout};
    return seen;
}

/// An exchange that got as far as an HTTP status.
inline probe::HttpExchange page(const probe::HttpRequest& request, int status, std::string location = "",
                                std::string body = "hello")
{
    probe::HttpExchange seen;
    seen.connect = {.host = request.host, .address = request.address, .port = request.port};
    seen.fetch =
        measure::HttpFetch{.url = request.url, .host = request.host, .address = request.address, .port = request.port};
    seen.fetch->status = status;
    seen.fetch->location = std::move(location);
    seen.fetch->body_octets = body.size();
    seen.body = std::move(body);
    return seen;
}

inline probe::HttpExchange no_connection(const probe::HttpRequest& request, measure::FailureKind kind)
{
    probe::HttpExchange seen;
    seen.connect = {.host = request.host, .address = request.address, .port = request.port};
    seen.connect.failure = measure::Failure{.kind = kind};
    return seen;
}

}  // namespace fakes
