#pragma once

#include "daemon/config.hpp"
#include "daemon/log.hpp"
#include "measure/endpoint.hpp"
#include "measure/result.hpp"
#include "measure/time.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// What an operator of a collector can set: config/collector.toml, docs/generated/configuration.md.
namespace collector::config {

using measure::Endpoint;
using measure::parse_endpoint;

struct Ingest {
    std::vector<Endpoint> listen;
    std::string certificate;  ///< "": DIRECTORY/tls/server.pem, which `init` makes.
    std::string key;
    std::uint64_t batch_octets = 1U << 20U;
    std::uint64_t raw_octets = 8U << 20U;
    std::int64_t batches_per_minute = 120;
    std::uint64_t octets_per_minute = 64U << 20U;
    std::uint64_t disk_reserve = 64U << 20U;
};

struct Ledger {
    std::uint64_t segment_octets = 64U << 20U;
};

struct Context {
    std::string network_database;
    std::string country_database;
    std::string routes;
    std::string vrps;
};

struct Score {
    measure::Duration interval = std::chrono::minutes(5);
};

struct Report {
    std::string publisher;
    std::string contact;
    std::string page;
    std::string browser = "chromium";
};

/// What an operator shows in the place of what is shipped; "": nothing.
struct Page {
    std::string map;
    std::string names;
};

struct Devices {
    measure::Duration embargo = std::chrono::days(90);
};

struct Disclosure {
    measure::Duration embargo = std::chrono::days(90);
};

struct Webhooks {
    std::vector<std::string> urls;
    std::string secret_file;
    std::string ca;
    std::vector<measure::Prefix> allow;
};

/// Every member's initializer is the key's default.
struct Config {
    std::string directory = "/var/lib/sextant-collector";
    std::string methodology = "/etc/sextant/methodologies/irs-1.toml";
    Ingest ingest;
    std::vector<Endpoint> serve;
    std::string licence = "CC-BY-4.0";
    Ledger ledger;
    Context context;
    Score score;
    Report report;
    Page page;
    Devices devices;
    Disclosure disclosure;
    Webhooks webhooks;
    daemons::LogLevel log_level = daemons::LogLevel::info;
};

/// Where things lie in the data directory.
std::filesystem::path ledger_directory(const Config& config);
std::filesystem::path index_file(const Config& config);
std::filesystem::path conflict_directory(const Config& config);
std::filesystem::path report_directory(const Config& config);
std::filesystem::path audit_file(const Config& config);
std::filesystem::path admin_socket(const Config& config);
std::filesystem::path certificate_file(const Config& config);
std::filesystem::path key_file(const Config& config);

/// The keys, bound to `config`.
daemons::ConfigTable table_of(Config& config);

/// A configuration, or every error of its file: then `errors` is not empty.
struct Loaded {
    Config config;
    std::vector<measure::Error> errors;
};

/// Reads the file; relative paths in it count from its own folder.
Loaded load(const std::filesystem::path& file);

/// The page of all keys.
std::string reference_markdown();

}  // namespace collector::config
