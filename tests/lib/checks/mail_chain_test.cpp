#include "tests/lib/checks/cases.hpp"
#include "tests/lib/checks/evidence_chains.hpp"
#include "tests/lib/checks/mail_builder.hpp"

#include <catch2/catch.hpp>

namespace cases {
namespace {

using namespace mail_builder;
using evidence_builder::along;
using evidence_builder::BendChain;
using evidence_builder::chain_lost;
using evidence_builder::kDomain;
using evidence_builder::link;
using evidence_builder::lost;
using evidence_builder::no_way;
using evidence_builder::of;
using evidence_builder::where;
using measure::Cause;
using measure::FailureKind;
using measure::Family;
using measure::Locus;
using measure::Outcome;
using measure::Purpose;
using measure::ServerAnswer;
namespace rr = measure::rr;

/// The way to a host ends at the zone of its operator, all of whose servers did this.
BendChain ends(ServerAnswer answer)
{
    const measure::ChainServer server{.name = "ns.operator.test", .answer = answer, .detail = "so"};
    return along(Family::ipv6, no_way({link("", {}), link("operator.test", {server})}));
}

evidence_builder::Plan chained(BendChain bend)
{
    return site({.chain = std::move(bend)});
}

}  // namespace

std::vector<Case> mail_chain()
{
    const auto none = Outcome::not_applicable;
    const auto unknown = Outcome::not_testable;
    const auto mx = where({.purpose = Purpose::mail_exchange}, lost(FailureKind::timeout, Locus::resolver));
    return {
        {"all names resolve", site(), "mail_chain6.all"},
        {"one zone has servers without IPv6", chained(of(kBackup, ends(ServerAnswer::no_address))), "mail_chain6.some",
         Outcome::partial, Cause::ns_no_aaaa},
        {"both zones are served by the dead", chained(ends(ServerAnswer::silent)), "mail_chain6.none", Outcome::fail,
         Cause::ns_dead},
        {"our own trouble", chained(chain_lost(FailureKind::resources, Locus::local)), "mail_chain6.local", unknown,
         Cause::vantage},
        {"no mail", site({.zone = zone_with(kDomain, rr::kMx, {"0 "})}), "mail_chain6.no_mail", none},
        {"whether there is mail is not known", site({.dns = mx}), "mail_chain6.masked", unknown},
    };
}

}  // namespace cases

TEST_CASE("M-8: the mail hosts' names resolve without IPv4", "[checks][rfc10001]")
{
    cases::hold(cases::mail_chain());
}
