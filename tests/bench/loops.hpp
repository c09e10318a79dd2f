#pragma once

#include "bench/tally.hpp"
#include "bench/workload.hpp"

namespace bench {

/// A questions, through the observer of lookups and the Dns port, each kept as a record.
Tally run_our_lookups(const Workload& workload);

/// The same questions with c-ares and epoll alone, answers parsed.
Tally run_bare_lookups(const Workload& workload);

/// A page over IPv4 and then over IPv6, fresh connections, through the Http port; the bodies' digests are compared.
Tally run_our_pairs(const Workload& workload);

/// The same fetches with libcurl's multi_socket and epoll alone.
Tally run_bare_pairs(const Workload& workload);

/// A whole light check: A, AAAA, NS and MX at the server, then the pair, compared, and the evidence written as JSON.
Tally run_our_checks(const Workload& workload);

}  // namespace bench
