#include "probe/politeness/polite_edge.hpp"

#include <algorithm>

namespace probe::politeness {

boost::asio::awaitable<DnsExchange> PoliteDns::ask(DnsRequest request)
{
    const auto now = clock_.ticks();
    const auto pause =
        request.recursion_desired ? pace_.book_recursion(request.server, now) : pace_.book_question(request.server, now);
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.ask(std::move(request));
}

boost::asio::awaitable<HttpExchange> PoliteHttp::get(HttpRequest request)
{
    const auto pause = pace_.book_connection(request.address, clock_.ticks());
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.get(std::move(request));
}

boost::asio::awaitable<measure::SmtpSession> PoliteSmtp::talk(SmtpRequest request)
{
    const auto pause = pace_.book_connection(request.address, clock_.ticks());
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.talk(std::move(request));
}

boost::asio::awaitable<Resolution> PoliteValidator::resolve(measure::Question question, measure::Family family)
{
    const auto pause = pace_.book_resolution(clock_.ticks());
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.resolve(std::move(question), family);
}

boost::asio::awaitable<QuicExchange> PoliteQuic::versions(measure::Address address, std::uint16_t port)
{
    const auto pause = pace_.book_connection(address, clock_.ticks());
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.versions(address, port);
}

boost::asio::awaitable<measure::EchoProbe> PoliteIcmp::echo(measure::Address address)
{
    const auto pause = pace_.book_connection(address, clock_.ticks());
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.echo(address);
}

boost::asio::awaitable<measure::PortLook> PolitePorts::look(PortRequest request)
{
    const auto now = clock_.ticks();
    const auto pause = std::max(pace_.book_connection(request.address, now), pace_.book_connection(request.sibling, now));
    if (pause > measure::Duration{}) {
        co_await clock_.wait(pause);
    }
    co_return co_await inner_.look(request);
}

}  // namespace probe::politeness
