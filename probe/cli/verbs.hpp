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

struct CheckOptions {
    std::vector<std::string> domains;
    std::string from_file;  ///< One domain a line; "-" is standard input.
    bool json = false;
    std::string fail_on;  ///< A level's word, "" never fails.
};

/// Measures domains now, from here, and tells what was found. Needs no collector.
int check(const config::Loaded& loaded, const CheckOptions& options);

/// Says whether this host is fit to measure, and what keeps it from being so.
int troubleshoot(const config::Loaded& loaded, bool json);

enum class Format : std::uint8_t { text, json, markdown };

int list_checks(Format format);
int explain(const std::string& check, bool json);
int config_check(const std::string& file);
int config_reference();
int version();

}  // namespace probe::cli
