#include "probe/net/cares_dns.hpp"
#include "probe/net/curl_http.hpp"
#include "tests/fakes/fake_edge.hpp"

#include <boost/asio/steady_timer.hpp>
#include <catch2/catch.hpp>
#include <sys/resource.h>

#include <chrono>

using measure::FailureKind;
using measure::Locus;
using namespace std::chrono_literals;

namespace {

/// No further descriptor can be opened while this lives.
class NoDescriptors {
public:
    NoDescriptors()
    {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        auto now = before_;
        now.rlim_cur = 0;
        ::setrlimit(RLIMIT_NOFILE, &now);
    }
    NoDescriptors(const NoDescriptors&) = delete;
    NoDescriptors& operator=(const NoDescriptors&) = delete;
    ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }

private:
    rlimit before_{};
};

/// Asio makes its descriptors at the first wait; a probe in trouble has long had them.
void warm_up(boost::asio::io_context& context)
{
    boost::asio::steady_timer timer(context, 1ms);
    timer.async_wait([](const boost::system::error_code&) {});
    context.run();
    context.restart();
}

template <typename T>
T run(boost::asio::io_context& context, boost::asio::awaitable<T> work)
{
    std::optional<T> result;
    boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown, T value) {
        REQUIRE(!thrown);
        result = std::move(value);
    });
    context.run_for(10s);
    REQUIRE(result);
    return *result;
}

}  // namespace

TEST_CASE("without descriptors a fetch is our own failure")
{
    boost::asio::io_context context(1);
    warm_up(context);
    probe::net::CurlHttp http(context.get_executor(), {.user_agent = "test"});
    const probe::HttpRequest request{
        .url = "http://a.example.test:9/", .host = "a.example.test", .address = fakes::address("::1"), .port = 9};
    auto work = http.get(request);
    const NoDescriptors none;
    const auto seen = run(context, std::move(work));
    REQUIRE(seen.connect.failure);
    CHECK(seen.connect.failure->kind == FailureKind::resources);
    CHECK(seen.connect.failure->locus == Locus::local);
}

TEST_CASE("without descriptors a question is our own failure")
{
    boost::asio::io_context context(1);
    warm_up(context);
    probe::net::CaresDns dns(context.get_executor());
    for (const auto transport : {measure::Transport::udp, measure::Transport::tcp}) {
        const probe::DnsRequest request{.question = {.name = "example.test"},
                                        .server = fakes::address("::1"),
                                        .port = 9,
                                        .transport = transport,
                                        .timeout = 500ms};
        auto work = dns.ask(request);
        const NoDescriptors none;
        const auto seen = run(context, std::move(work));
        context.restart();
        REQUIRE(seen.failure);
        CHECK(seen.failure->kind == FailureKind::resources);
        CHECK(seen.failure->locus == Locus::local);
    }
}

TEST_CASE("a family without a route is our own failure")
{
    // 0100::/64 is the discard prefix (RFC 6666): no host has it, and without a default route nobody leads there. Where there is
    // one, the packet is dropped and nothing can be said.
    boost::asio::io_context context(1);
    probe::net::CurlHttp http(context.get_executor(), {.user_agent = "test", .connect_limit = 300ms});
    const probe::HttpRequest request{
        .url = "http://a.example.test/", .host = "a.example.test", .address = fakes::address("100::1"), .port = 80};
    const auto seen = run(context, http.get(request));
    REQUIRE(seen.connect.failure);
    const auto kind = seen.connect.failure->kind;
    CHECK((kind == FailureKind::no_route || kind == FailureKind::timeout || kind == FailureKind::unreachable));
    CHECK((kind != FailureKind::no_route || seen.connect.failure->locus == Locus::local));
}
