#pragma once

#include "probe/observers/lookup.hpp"
#include "probe/observers/page_source.hpp"

namespace probe::observers {

/// Which hosts a page needs and whether each can be reached without IPv4 (W-12): those that the page names and, one level down,
/// those that its style sheets and frames name. Each host is looked up and asked for the headers of "/" over IPv6; over IPv4
/// only where IPv6 gave no answer, to tell a host that is down from one that lacks IPv6; and its name is resolved from the
/// root over IPv6 alone (D-8). No form is sent and no script is run.
///
/// Bounded: 32 hosts, 8 further documents, a minute for the whole; what was left out is noted.
boost::asio::awaitable<void> observe_dependencies(Edge& edge, const Setting& setting, PageSource page,
                                                  measure::Evidence& into);

}  // namespace probe::observers
