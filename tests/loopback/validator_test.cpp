#include "probe/net/unbound_validator.hpp"
#include "tests/fakes/fake_edge.hpp"
#include "tests/loopback/raw_server.hpp"

#include <catch2/catch.hpp>

#include <atomic>

using loopback::RawDatagrams;
using measure::Family;
using measure::Security;
using namespace std::chrono_literals;

namespace {

/// Resolves example.test from a root on [::1] that answers everything itself.
probe::Resolution resolve(std::uint16_t port, Family family, std::string anchor = {})
{
    boost::asio::io_context context(1);
    probe::net::UnboundValidator validator(
        context.get_executor(), {.roots = {fakes::address("::1")}, .trust_anchor = std::move(anchor), .port = port});
    const measure::Question question{.name = "example.test", .type = measure::rr::kAaaa};
    std::optional<probe::Resolution> seen;
    boost::asio::co_spawn(context, validator.resolve(question, family), [&](std::exception_ptr thrown, auto got) {
        REQUIRE(!thrown);
        seen = std::move(got);
    });
    context.run_for(40s);
    REQUIRE(seen);
    return *seen;
}

/// The question alone, without the OPT record behind it, as an answer with this code.
std::string bare(std::string query, unsigned char code)
{
    auto end = std::size_t{12};
    while (query[end] != 0) {
        end += static_cast<unsigned char>(query[end]) + 1U;
    }
    query.resize(end + 5);
    query[2] = static_cast<char>(0x84);
    query[3] = static_cast<char>(code);
    query[11] = 0;
    return query;
}

/// One AAAA record of the name that was asked for.
std::string answered(const std::string& query)
{
    auto reply = bare(query, 0);
    const bool for_address = reply[reply.size() - 3] == 28;
    if (for_address) {
        reply[7] = 1;
        reply += std::string("\xc0\x0c\x00\x1c\x00\x01\x00\x00\x00\x3c\x00\x10", 12);
        reply += std::string("\x20\x01\x0d\xb8\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01", 16);
    }
    return reply;
}

}  // namespace

TEST_CASE("an answer from the root on is an answer; without a trust anchor nothing is claimed of it")
{
    const RawDatagrams root(&answered);

    const auto seen = resolve(root.port(), Family::ipv6);

    CHECK(!seen.failure);
    CHECK(seen.rcode == measure::rcode::kNoError);
    CHECK(seen.security == Security::unchecked);
}

TEST_CASE("the other family is never touched")
{
    std::atomic<int> questions = 0;
    const RawDatagrams root([&](const std::string& query) {
        ++questions;
        return answered(query);
    });

    const auto seen = resolve(root.port(), Family::ipv4);

    CHECK(seen.rcode == measure::rcode::kServFail);
    CHECK(questions == 0);
}

TEST_CASE("unsigned answers below a trust anchor are bogus, and the library says why")
{
    const RawDatagrams root(&answered);

    const auto seen = resolve(root.port(), Family::ipv6, "/usr/share/dns/root.key");

    CHECK(seen.security == Security::bogus);
    CHECK(!seen.why_bogus.empty());
}

TEST_CASE("refusals, garbage and silence end in SERVFAIL well before the deadline")
{
    const auto hostile = GENERATE(values<std::function<std::string(const std::string&)>>({
        [](const std::string& query) { return bare(query, 5); },
        [](const std::string& query) { return query.substr(0, 13); },
        [](const std::string&) { return std::string(); },
    }));
    const RawDatagrams root(hostile);

    const auto seen = resolve(root.port(), Family::ipv6);

    CHECK(!seen.failure);
    CHECK(seen.rcode == measure::rcode::kServFail);
    CHECK(seen.elapsed < 25s);
}
