#pragma once

#include "daemon/console.hpp"
#include "probe/config/config.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The verbs of sextant-probe. Each returns the exit code.
namespace probe::cli {

using daemons::code;
using daemons::complain;
using daemons::Exit;
using daemons::print;
using daemons::say;

using config::Config;

struct CheckOptions {
    std::vector<std::string> domains;
    std::vector<std::string> checks;  ///< Ids and areas ("web.*"); none: all.
    std::string from_file;            ///< One domain a line; "-" is standard input.
    bool json = false;
    std::string fail_on;  ///< A level's word, "" never fails.
};

/// Measures domains now, from here, and tells what was found. Needs no collector.
int check(const config::Loaded& loaded, const CheckOptions& options);

/// Says whether this host is fit to measure, and what keeps it from being so.
int troubleshoot(const config::Loaded& loaded, bool json);

/// The daemon: measures round after round and reports; ends after so many rounds, 0 never.
int run(const config::Loaded& loaded, std::uint64_t rounds);

/// What the spool holds and how far the round is, also while a probe runs.
int status(const Config& config, bool json);
int spool_ls(const Config& config, bool json);
int spool_verify(const Config& config, bool json);
int spool_export(const Config& config);

enum class Format : std::uint8_t { text, json, markdown };

int list_checks(Format format);
int explain(const std::string& check, bool json);
int config_check(const std::string& file);
int config_reference();
int log_events();
int version();

}  // namespace probe::cli
