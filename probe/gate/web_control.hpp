#pragma once

#include "measure/vantage.hpp"
#include "probe/gate/controls.hpp"
#include "probe/observers/setting.hpp"
#include "probe/observers/url.hpp"
#include "probe/ports/edge.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>

namespace probe::gate {

/// Where a control's page is over one family.
boost::asio::awaitable<std::optional<measure::Address>> address_of(Edge& edge, const observers::Setting& setting,
                                                                   observers::Url url, measure::Family family);

/// What stopped an exchange with a control, or what of its answer is not the control's.
std::optional<measure::Failure> failure_of(const HttpExchange& seen, const std::string& body);

/// Fetches a control's page over one family and compares the body (V-2).
boost::asio::awaitable<void> try_web(Edge& edge, const observers::Setting& setting, WebControl control,
                                     measure::Family family, measure::GateEvidence& into);

}  // namespace probe::gate
