#pragma once

#include "collector/comparison/foreign_report.hpp"

namespace collector::comparison {

/// Results of Internet.nl's batch API 2: {"domains": {NAME: {"status": "ok", "results": {"tests": {TEST: {"status": WORD}}}}}}.
/// `passed` is a pass, `failed` a fail, `warning` and `info` a part; what it did not test says nothing. Fails for what is no such JSON.
measure::Result<ForeignReport> read_internet_nl(std::string_view octets);

/// A table with a column `domain` and some of `dns`, `mail` and `web`, found by their titles; HTML when it begins like it.
///
/// A cell is "4/3/2" (assigned, reachable, operational), "4/3/3/2" (IPv4 interfaces before them), or a word: operational,
/// in progress, no progress; in HTML else its colour: green, yellow, red. Grey, `-` and `n/a` say nothing. Tests are
/// SERVICE.assigned and SERVICE.operational. Fails where no row names the columns.
measure::Result<ForeignReport> read_nist_table(std::string_view octets);

/// CSV with the columns initial_domain and ipv6 (true or false), by title. Rows whose dns_scan_status is not `completed` say
/// nothing. Fails where the columns are missing.
measure::Result<ForeignReport> read_gsa_scan(std::string_view octets);

}  // namespace collector::comparison
