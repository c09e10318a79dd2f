#pragma once

#include "daemon/metrics.hpp"
#include "probe/scrape/address_rows.hpp"
#include "probe/scrape/desk.hpp"
#include "probe/scrape/question.hpp"

namespace probe::scrape {

/// The series that dashboards and alerts made for prometheus-blackbox-exporter read, with its names and meanings:
/// probe_success, probe_duration_seconds, probe_ip_protocol, probe_dns_lookup_time_seconds, probe_http_*, probe_ssl_*.
/// Where it knows one connection and we have many, the first address of the question's family that answered speaks.
void add_blackbox_series(daemons::Metrics& into, const Question& question, const Finding& finding,
                         const std::vector<AddressRow>& rows, measure::Duration waited);

}  // namespace probe::scrape
