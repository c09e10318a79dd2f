#include "probe/report/post.hpp"

#include <catch2/catch.hpp>

using probe::Delivery;
using probe::report::read_answer;

namespace {

Delivery read(int status, const std::string& body)
{
    Delivery delivery;
    delivery.status = status;
    read_answer(body, delivery);
    return delivery;
}

}  // namespace

TEST_CASE("The collector's confirmation is read", "[report]")
{
    const auto seen = read(200, R"({"acked":7,"duplicate":true,"server_time":"2026-11-21T08:00:00.000000Z"})");

    CHECK(seen.confirmed);
    CHECK(seen.acked == 7);
    CHECK(seen.duplicate);
    CHECK(seen.server_time);
}

TEST_CASE("Any other body of a 200 confirms nothing", "[report]")
{
    const auto body = GENERATE(as<std::string>{}, "", "OK", "<html>login</html>", "{}", R"({"acked":-1})",
                               R"({"acked":1,"server_time":"yesterday"})", R"({"acked":1})", "[1]", "\xFF\xFE");

    CHECK_FALSE(read(200, body).confirmed);
}

TEST_CASE("A problem's kind is the last part of its type", "[report]")
{
    const auto seen = read(409, R"({"type":"/problems/batch_differs","title":"T","status":409,"detail":"D"})");

    CHECK(seen.kind == "batch_differs");
    CHECK(seen.detail == "T: D");
    CHECK_FALSE(seen.confirmed);
}

TEST_CASE("A refusal without a problem body has no kind", "[report]")
{
    CHECK(read(502, "<html>bad gateway</html>").kind.empty());
}
