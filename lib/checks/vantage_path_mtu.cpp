#include "checks/conclude.hpp"
#include "checks/path_reading.hpp"

namespace checks {
namespace {

using measure::Cause;
using measure::Outcome;
using measure::Rule;

constexpr Rule kArrives{"vantage_path_mtu.arrives", Outcome::pass, "packets of 1,280 octets pass"};
constexpr Rule kHonoured{"vantage_path_mtu.honoured", Outcome::pass,
                         "packets of 1,280 octets pass, and behind the declared hop a control's large answer arrives"};
constexpr Rule kLost{"vantage_path_mtu.lost", Outcome::fail, "packets of 1,280 octets bring no answer", Cause::vantage};
constexpr Rule kHung{"vantage_path_mtu.hung", Outcome::fail, "a control's large answer does not reach the probe",
                     Cause::vantage};
constexpr Rule kNoHop{"vantage_path_mtu.no_hop", Outcome::fail,
                      "larger packets than the declared hop takes came through: it is not on the path", Cause::vantage};
constexpr Rule kOwnLink{"vantage_path_mtu.own_link", Outcome::fail,
                        "the probe's own link is no larger than the declared hop: no router need say anything",
                        Cause::vantage};
constexpr Rule kLittle{"vantage_path_mtu.little", Outcome::not_testable, "the control answers too little to fill a packet"};
constexpr Rule kUnasked{"vantage_path_mtu.unasked", Outcome::not_testable, "the path was not looked at"};
constexpr std::array kRules{kArrives, kHonoured, kLost, kHung, kNoHop, kOwnLink, kLittle, kUnasked};

const Rule& rule_of(PathStanding standing)
{
    switch (standing) {
        case PathStanding::arrives: return kArrives;
        case PathStanding::honoured: return kHonoured;
        case PathStanding::lost: return kLost;
        case PathStanding::hung: return kHung;
        case PathStanding::no_hop: return kNoHop;
        case PathStanding::own_link: return kOwnLink;
        case PathStanding::little: return kLittle;
        case PathStanding::unasked: return kUnasked;
    }
    return kUnasked;
}

/// Does the vantage's own path carry the packets that IPv6 promises?
///
/// Requirement  RFC 8200 section 5: every link carries 1,280 octets; RFC 8201: what is larger may meet Packet Too Big.
/// Reads        requests to a control in packets of 1,280 octets, and its answers in packets as large as our link takes.
///
/// The largest packet that came is told; IPv6 promises 1,280 octets, not 1,500. Behind a declared hop the control must have
/// heard what the hop says: only then does a target's silence mean anything (web.path_mtu).
measure::Verdict judge_path(const measure::Evidence& evidence)
{
    const auto found = mtu_found(evidence.vantage);
    return conclude(rule_of(standing_of(evidence.vantage)), found == 0 ? "" : "MTU " + std::to_string(found));
}

}  // namespace

extern constinit const Check vantage_path_mtu{
    .id = "vantage.path_mtu",
    .catalogue = "V-6",
    .area = Area::vantage,
    .question = "Does the vantage's own path carry the packets that IPv6 promises?",
    .requirement = "RFC 8200 section 5, RFC 8201, RFC 8899",
    .needs = Needs::nothing,
    .shapes_state = false,
    .rules = kRules,
    .judge = &judge_path,
};

}  // namespace checks
