#include "checks/conclude.hpp"

#include <catch2/catch.hpp>

namespace {

using measure::Cause;
using measure::Failure;
using measure::FailureKind;
using measure::Locus;

constexpr measure::Rule kOpen{"example.open", measure::Outcome::not_testable, "nothing is proved"};
constexpr measure::Rule kSome{"example.some", measure::Outcome::partial, "some work", Cause::timeout};

}  // namespace

TEST_CASE("what our own host could not do never counts against a target, wherever it happened", "[checks]")
{
    const auto [kind, locus, ours] = GENERATE(table<FailureKind, Locus, bool>({
        {FailureKind::timeout, Locus::target, false},
        {FailureKind::timeout, Locus::path, false},
        {FailureKind::timeout, Locus::resolver, true},
        {FailureKind::timeout, Locus::local, true},
        {FailureKind::no_route, Locus::target, true},
        {FailureKind::resources, Locus::path, true},
        {FailureKind::not_permitted, Locus::target, true},
        {FailureKind::opted_out, Locus::target, true},
        {FailureKind::refused, Locus::target, false},
        {FailureKind::unreachable, Locus::path, false},
    }));

    CHECK(checks::is_ours({.kind = kind, .locus = locus}) == ours);
}

TEST_CASE("a verdict left open by our own trouble says whose trouble it was", "[checks]")
{
    const auto ours = checks::conclude_local(kOpen, {.kind = FailureKind::no_route, .locus = Locus::target});
    const auto resolvers = checks::conclude_local(kOpen, {.kind = FailureKind::timeout, .locus = Locus::resolver});
    const auto asked_not_to = checks::conclude_local(kOpen, {.kind = FailureKind::opted_out});

    CHECK(ours.locus == Locus::local);
    CHECK(ours.cause == Cause::vantage);
    CHECK(resolvers.locus == Locus::resolver);
    CHECK(asked_not_to.locus == Locus::target);
    CHECK_FALSE(asked_not_to.cause);
}

TEST_CASE("each way to fail has its cause", "[checks]")
{
    const auto [kind, cause] = GENERATE(table<FailureKind, Cause>({
        {FailureKind::timeout, Cause::timeout},
        {FailureKind::refused, Cause::refused},
        {FailureKind::reset, Cause::reset},
        {FailureKind::closed, Cause::reset},
        {FailureKind::unreachable, Cause::unreachable_icmp},
        {FailureKind::forbidden_address, Cause::bad_aaaa},
        {FailureKind::malformed, Cause::content_differs},
        {FailureKind::mismatch, Cause::content_differs},
        {FailureKind::too_large, Cause::content_differs},
        {FailureKind::too_many_redirects, Cause::content_differs},
        {FailureKind::other, Cause::content_differs},
        {FailureKind::tls_handshake, Cause::tls_handshake},
        {FailureKind::tls_version, Cause::tls_version},
        {FailureKind::not_found, Cause::redirect_to_v4only},
        {FailureKind::no_route, Cause::vantage},
        {FailureKind::resources, Cause::vantage},
        {FailureKind::not_permitted, Cause::vantage},
    }));

    CHECK(checks::cause_of({.kind = kind}) == cause);
}

TEST_CASE("values follow outcomes, and a share stays a share", "[checks]")
{
    CHECK(checks::conclude({"example.pass", measure::Outcome::pass, ""}).value == 1.0);
    CHECK(checks::conclude({"example.fail", measure::Outcome::fail, "", Cause::timeout}).value == 0.0);
    CHECK_FALSE(checks::conclude(kOpen).value);
    CHECK(checks::conclude_share(kSome, 1.5).value == 1.0);
    CHECK(checks::conclude_share(kSome, -1).value == 0.0);
    CHECK(checks::conclude_share(kSome, 0.25).value == 0.25);
}

TEST_CASE("details are short words for people", "[checks]")
{
    CHECK(checks::describe({.kind = FailureKind::timeout}) == "timeout");
    CHECK(checks::describe({.kind = FailureKind::reset, .detail = "by peer"}) == "reset (by peer)");
    CHECK(checks::count_text(3, 4) == "3 of 4");
}
