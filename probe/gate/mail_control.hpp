#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <vector>

namespace probe::gate {

/// Talks to the mail servers of the controls over each family, and looks up the reverse names of our own source addresses
/// (V-4). Needs the source addresses in `into`.
boost::asio::awaitable<void> observe_mail_gate(Edge& edge, const observers::Setting& setting,
                                               std::vector<MailControl> controls, measure::GateEvidence& into);

}  // namespace probe::gate
