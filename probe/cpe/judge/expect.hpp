#pragma once

#include "probe/cpe/judge/silence.hpp"

#include <initializer_list>

/// What many rules ask alike: did named frames cross, stay, draw an error?
namespace cpe::judge {

using Names = std::vector<std::string>;

/// Named frames that must not come out on the other side. `on_leak` is the verdict when one does.
/// Silence counts while the router answers the control on the side where the frames went in.
Finding must_not_cross(const Scene& scene, std::string_view phase, const Names& names, Verdict on_leak = Verdict::fail);

/// One named frame that must come out on the other side.
Finding must_cross(const Scene& scene, std::string_view phase, const std::string& name, Verdict on_loss = Verdict::fail);

/// Does the named frame cross? For rows of policy, which have no right answer.
Finding tell_policy(const Scene& scene, std::string_view phase, const std::string& name);

/// ICMPv6 errors that came back to the port of a sent packet within a time and quote its addresses.
Packets errors_about(const Scene& scene, const Packet& packet, milliseconds within);

/// Where the frame was never sent, why.
Finding never_sent(const Scene& scene, std::string_view phase, const std::string& name);

/// Which of two verdicts weighs more.
int gravity(Verdict verdict);

/// The worst of several findings on one row: FAIL, WARN, NOT-OBSERVED, PASS; their reasons and packets together.
Finding together(std::vector<Finding> findings);

/// Answers to a sent datagram: back from the port it went to.
Packets udp_answers(const Scene& scene, const Packet& packet, milliseconds within);

/// "3.2 s".
std::string in_words(std::chrono::nanoseconds time);

}  // namespace cpe::judge
