#include "checks/check.hpp"
#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/content_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {

using namespace evidence_builder;
using content_builder::again;
using content_builder::all;
using content_builder::Bend;
using content_builder::host;
using content_builder::host_without6;
using content_builder::page;
using content_builder::shows;
using content_builder::strangers;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Party;
using namespace std::chrono_literals;

namespace {

Plan last(std::vector<Bend> bends)
{
    return {.last = all(std::move(bends))};
}

measure::Page in_language(measure::Page page, const std::string& tag)
{
    page.language = tag;
    return page;
}

measure::Page as_challenge(measure::Page page)
{
    page.challenge = true;
    return page;
}

/// IPv4's page is like itself to about this share of a hundred, and IPv6 shows another.
Plan noisy(int own, measure::Page over6)
{
    return last({shows(Family::ipv6, std::move(over6)), again(page("repeat", own * 4))});
}

std::vector<Case> site_cases()
{
    const auto over6 = [](measure::Page shown) { return shows(Family::ipv6, std::move(shown)); };
    const auto same_again = again(page("site", 400));
    return {
        {"the same body over both", {}, "web_same_site.same"},
        {"nearly the same text", last({over6(page("other", 395))}), "web_same_site.same"},
        {"as different as the page is from itself", noisy(80, page("other", 330)), "web_same_site.same"},
        {"text that varies by itself, the same title", noisy(20, page("other", 0)), "web_same_site.identity"},
        {"text that varies by itself, another title", noisy(20, page("other", 0, "Elsewhere")),
         "web_same_site.other_identity", Outcome::partial, Cause::content_differs},
        {"another language", last({over6(in_language(page("other", 0), "fr-FR")), same_again}),
         "web_same_site.other_language"},
        {"a gate before the site", last({over6(as_challenge(page("other", 0))), same_again}), "web_same_site.challenge"},
        {"two thirds of the text", last({over6(page("other", 330)), same_again}), "web_same_site.resembles",
         Outcome::partial, Cause::content_differs},
        {"another page", last({over6(page("other", 0)), same_again}), "web_same_site.differs", Outcome::fail,
         Cause::content_differs},
        {"another page, and strangers see the site's own over both",
         last({over6(page("other", 0)), same_again, strangers(page("other", 0), page("site", 400))}),
         "web_same_site.differs", Outcome::fail, Cause::content_differs},
        {"what strangers see over IPv6, and not over IPv4",
         last({over6(page("other", 0)), same_again, strangers(page("other", 0), page("shared", 0))}),
         "web_same_site.other_site", Outcome::fail, Cause::wrong_vhost},
        {"the default page of a server", last({over6(page("other", 0, "Welcome to nginx!")), same_again}),
         "web_same_site.other_site", Outcome::fail, Cause::wrong_vhost},
        {"one of two addresses",
         {.aaaa = {kSix, kSecondSix},
          .last = all({[](auto& evidence) {
                           for (auto& fetch : evidence.fetches) {
                               fetch.body_sha256 = fetch.address == address(kSecondSix) ? "other" : fetch.body_sha256;
                           }
                           evidence.content.pages.push_back(page("other", 0));
                       },
                       same_again})},
         "web_same_site.differs",
         Outcome::fail,
         Cause::content_differs},
        {"other bodies that are no pages",
         {.last =
              [](auto& evidence) {
                  shows(Family::ipv6, page("other", 0))(evidence);
                  evidence.content.pages.clear();
              }},
         "web_same_site.unread",
         Outcome::not_testable},
        {"no second fetch", last({over6(page("other", 0))}), "web_same_site.unread", Outcome::not_testable},
        {"IPv6 only", {.a = {}}, "web_same_site.no_ipv4", Outcome::not_applicable},
        {"no address", {.aaaa = {}}, "web_same_site.masked", Outcome::not_testable},
        {"dead over IPv6",
         {.web = evidence_builder::over6(stopped(FailureKind::timeout))},
         "web_same_site.masked",
         Outcome::not_testable},
        {"our own trouble over IPv4",
         {.web = over4(stopped(FailureKind::resources, Locus::local))},
         "web_same_site.local",
         Outcome::not_testable,
         Cause::vantage},
    };
}

Plan with_hosts(std::vector<measure::PageHost> hosts)
{
    return {.last = [=](auto& evidence) { evidence.content.hosts = hosts; }};
}

measure::PageHost of_kind(measure::PageHost host, measure::ResourceKind kind)
{
    host.kinds = {kind};
    return host;
}

measure::PageHost stopped_over6(measure::PageHost host, FailureKind kind, Locus locus = Locus::path)
{
    host.ipv6 = {address("2d00::7")};
    host.over6 = failure(kind, locus);
    return host;
}

measure::PageHost gone(measure::PageHost host)
{
    host.status4 = 0;
    host.over4 = failure(FailureKind::timeout);
    return host;
}

measure::PageHost unasked(measure::PageHost host)
{
    host = host_without6(host.host, host.party);
    host.asked = false;
    return host;
}

std::vector<Case> host_cases()
{
    const auto image = measure::ResourceKind::image;
    const auto no_lookup = [](measure::PageHost host) {
        host.lookup = failure(FailureKind::timeout, Locus::resolver);
        return host;
    };
    return {
        {"every host answers over IPv6", {}, "web_dependencies.all"},
        {"a page that needs no other host", with_hosts({}), "web_dependencies.all"},
        {"a host that answers over neither family", with_hosts({gone(host_without6("gone.test"))}), "web_dependencies.all"},
        {"an image of a third party without IPv6",
         with_hosts({host("good.test"), of_kind(host_without6("img.test"), image)}), "web_dependencies.some",
         Outcome::partial, Cause::third_party_v4only},
        {"an image host of its own whose IPv6 is dead",
         with_hosts({of_kind(stopped_over6(host_without6("img.example.test", Party::first), FailureKind::refused), image)}),
         "web_dependencies.some", Outcome::partial, Cause::refused},
        {"a script of a third party without IPv6",
         with_hosts({of_kind(host_without6("img.test"), image), host_without6("cdn.test")}), "web_dependencies.critical",
         Outcome::partial, Cause::third_party_v4only},
        {"a script host of its own without IPv6", with_hosts({host_without6("js.example.test", Party::first)}),
         "web_dependencies.critical", Outcome::partial, Cause::no_aaaa},
        {"a host whose name IPv6 alone does not find",
         {.last =
              [](auto& evidence) {
                  measure::Chain chain{.question = {"cdn.elsewhere.test", measure::rr::kAaaa},
                                       .rcode = measure::rcode::kServFail};
                  chain.links = {{.zone = "elsewhere.test",
                                  .servers = {{.name = "ns.elsewhere.test", .answer = measure::ServerAnswer::no_address}}}};
                  evidence.chains.push_back(chain);
                  evidence.chains.push_back({.question = chain.question, .family = Family::ipv4});
              }},
         "web_dependencies.critical",
         Outcome::partial,
         Cause::third_party_v4only},
        {"no address", {.aaaa = {}}, "web_dependencies.masked", Outcome::not_testable},
        {"dead over IPv6", {.web = over6(stopped(FailureKind::timeout))}, "web_dependencies.masked", Outcome::not_testable},
        {"no page",
         {.last = [](auto& evidence) { evidence.content = {}; }},
         "web_dependencies.unread",
         Outcome::not_testable},
        {"the resolver fell silent", with_hosts({no_lookup(host_without6("cdn.test"))}), "web_dependencies.local",
         Outcome::not_testable, Cause::vantage},
        {"hosts left out by the deadline", with_hosts({unasked(host("cdn.test"))}), "web_dependencies.local",
         Outcome::not_testable},
    };
}

std::vector<Case> visitor_cases()
{
    const auto blocked = [](measure::Evidence& evidence) {
        measure::Chain chain{.question = {kDomain, measure::rr::kSoa}, .rcode = measure::rcode::kServFail};
        chain.links = {
            {.zone = kDomain, .servers = {{.name = "ns1.example.test", .answer = measure::ServerAnswer::silent}}}};
        evidence.chains = {chain, {.question = chain.question, .family = Family::ipv4}};
    };
    return {
        {"all that a visitor without IPv4 needs", {}, "web_ipv6_only.usable"},
        {"scripts missing", with_hosts({host_without6("cdn.test")}), "web_ipv6_only.broken", Outcome::partial,
         Cause::third_party_v4only},
        {"an image missing", with_hosts({of_kind(host_without6("img.test"), measure::ResourceKind::image)}),
         "web_ipv6_only.usable"},
        {"the zone cannot be found", {.last = blocked}, "web_ipv6_only.unfound", Outcome::fail, Cause::ns_dead},
        {"no address", {.aaaa = {}}, "web_ipv6_only.masked", Outcome::not_testable},
        {"dead over IPv6", {.web = over6(stopped(FailureKind::timeout))}, "web_ipv6_only.masked", Outcome::not_testable},
        {"RFC 7872: ordinary TCP is enough", {}, "web_no_extension_headers.none"},
        {"no address to send to", {.aaaa = {}}, "web_no_extension_headers.masked", Outcome::not_testable},
        {"nobody answers",
         {.web = over6(stopped(FailureKind::timeout))},
         "web_no_extension_headers.masked",
         Outcome::not_testable},
        {"links name hosts", {}, "web_ipv4_literals.none"},
        {"a link names an IPv4 address",
         {.last = [](auto& evidence) { evidence.content.pages[0].ipv4_literals = {"192.0.2.1"}; }},
         "web_ipv4_literals.found",
         Outcome::fail,
         Cause::redirect_to_v4only},
        {"no page was read",
         {.last = [](auto& evidence) { evidence.content = {}; }},
         "web_ipv4_literals.masked",
         Outcome::not_testable},
    };
}

}  // namespace

std::vector<Case> web_content()
{
    return joined({&site_cases, &host_cases, &visitor_cases});
}

}  // namespace cases

TEST_CASE("W-10, W-11, W-12, W-13, W-18: what a site shows and needs", "[checks]")
{
    cases::hold(cases::web_content());
}

TEST_CASE("W-12: a script host that is missing halves the share", "[checks]")
{
    using content_builder::host;
    using content_builder::host_without6;
    auto evidence = evidence_builder::observe();
    evidence.content.hosts = {host("a.test"), host("b.test"), host_without6("c.test")};
    CHECK(checks::judge(*checks::find("web.dependencies"), evidence).value == Approx(0.375));
    evidence.content.hosts[2].kinds = {measure::ResourceKind::font};
    CHECK(checks::judge(*checks::find("web.dependencies"), evidence).value == Approx(0.75));
}
