#pragma once

#include "daemon/config.hpp"
#include "daemon/log.hpp"
#include "measure/path.hpp"
#include "measure/target.hpp"
#include "probe/config/scrape.hpp"
#include "probe/gate/controls.hpp"
#include "probe/politeness/pace.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// What an operator of a probe can set: config/probe.toml, docs/generated/configuration.md.
namespace probe::config {

struct Spool {
    std::string folder = "/var/lib/sextant-probe/spool";
    std::uint64_t octets = 256U << 20U;
    measure::Duration age = std::chrono::days(30);
};

struct Report {
    std::string url;  ///< "": results stay in the spool.
    std::string ca;
    std::string token_file;
    measure::Duration opt_outs = std::chrono::minutes(15);
};

struct Schedule {
    std::int64_t batch = 64;
    std::int64_t side_by_side = 16;
    std::int64_t attempts = 3;
    measure::Duration attempt_pause = std::chrono::minutes(10);
    measure::Duration gate_pause = std::chrono::minutes(5);
};

/// Every member's initializer is the key's default.
struct Config {
    std::string name;
    std::vector<std::string> frame_files;
    std::vector<measure::Address> resolvers;
    std::string root_hints = "/usr/share/dns/root.hints";
    std::string trust_anchor = "/usr/share/dns/root.key";
    std::string ca = "/etc/ssl/certs/ca-certificates.crt";
    std::string identity_url;
    std::string identity_description;
    std::string ehlo_name;
    std::int64_t hop_mtu = 0;
    std::vector<measure::Address> dns64;
    Spool spool;
    Report report;
    Schedule schedule;
    Scrape scrape;
    politeness::Table politeness;
    measure::Duration laboratory_round = std::chrono::days(1);
    gate::Controls controls;
    daemons::LogLevel log_level = daemons::LogLevel::info;
};

/// The keys, bound to `config`.
daemons::ConfigTable table_of(Config& config);

/// A configuration with everything it refers to, or every error found: then `errors` is not empty.
struct Loaded {
    Config config;
    std::vector<measure::Frame> frames;
    std::vector<measure::Error> errors;
};

/// Reads the file and what it names: frames, root hints, resolv.conf. Relative paths in it count from its own folder.
Loaded load(const std::filesystem::path& file);

/// What a probe without a configuration file does.
Loaded load_defaults();

/// The page of all keys.
std::string reference_markdown();

}  // namespace probe::config
