#include "collector/config/config.hpp"

namespace collector::config {
namespace {

using daemons::ConfigTable;
using Path = std::filesystem::path;

std::function<measure::Result<void>(const std::string&)> add_endpoint(std::vector<Endpoint>& into)
{
    return [&into](const std::string& text) -> measure::Result<void> {
        const auto endpoint = parse_endpoint(text);
        if (!endpoint) {
            return tl::unexpected(endpoint.error());
        }
        into.push_back(*endpoint);
        return {};
    };
}

std::function<measure::Result<void>(const std::string&)> add_prefix(std::vector<measure::Prefix>& into)
{
    return [&into](const std::string& text) -> measure::Result<void> {
        const auto prefix = measure::parse_prefix(text);
        if (!prefix) {
            return tl::unexpected(prefix.error());
        }
        into.push_back(*prefix);
        return {};
    };
}

std::function<measure::Result<void>(const std::string&)> take_level(daemons::LogLevel& into)
{
    return [&into](const std::string& text) -> measure::Result<void> {
        constexpr std::array<std::string_view, 4> kLevels{"debug", "info", "warning", "error"};
        for (std::size_t i = 0; i < kLevels.size(); ++i) {
            if (text == kLevels[i]) {
                into = static_cast<daemons::LogLevel>(i);
                return {};
            }
        }
        return measure::error("'" + text + "' is not a level", "", "use debug, info, warning or error");
    };
}

void add_ingest(ConfigTable& table, Ingest& it)
{
    table.section("ingest", "Where probes report: HTTPS, TLS 1.3, a token per probe.")
        .each("ingest.listen", "list of addresses with port", add_endpoint(it.listen),
              "Addresses to listen on; `[::]` is IPv6 alone, add `0.0.0.0` for IPv4. Empty: `[::]:8443` and `0.0.0.0:8443`")
        .text("ingest.certificate", it.certificate,
              "PEM file with the server's certificate chain; empty: the one `init` made")
        .text("ingest.key", it.key, "PEM file with its key; empty: the one `init` made")
        .size("ingest.batch_octets", it.batch_octets, {.least = 1024, .most = 16 << 20}, "Largest batch as sent")
        .size("ingest.raw_octets", it.raw_octets, {.least = 1024, .most = 128 << 20}, "Largest batch unpacked")
        .number("ingest.batches_per_minute", it.batches_per_minute, {.least = 1, .most = 1'000'000}, "Quota of one probe")
        .size("ingest.octets_per_minute", it.octets_per_minute, {.least = 1024}, "Quota of one probe")
        .size("ingest.disk_reserve", it.disk_reserve, {.least = 0}, "With less space left batches are refused (503)");
}

void add_rest(ConfigTable& table, Config& config)
{
    table.section("serve", "The public side: page, API, metrics. Plain HTTP; put a reverse proxy in front for TLS.")
        .each("serve.listen", "list of addresses with port", add_endpoint(config.serve),
              "Empty: `[::1]:8080` and `127.0.0.1:8080`")
        .text("serve.licence", config.licence, "Under which the open data are published, by its SPDX name")
        .section("methodology", "How verdicts become numbers.")
        .text("methodology.file", config.methodology, "Parameter file; its hash stands beside every published number")
        .section("ledger", "The append-only store of all that came in.")
        .size("ledger.segment_octets", config.ledger.segment_octets, {.least = 4096, .most = 1 << 30},
              "Size at which a new segment begins")
        .section(
            "context",
            "What is known of addresses beside the measurement, kept with every report. MaxMind databases or tables made by "
            "`context import`. Without them a probe's network comes from its registration; its country always does.")
        .text("context.network_database", config.context.network_database,
              "Address to AS: GeoLite2-ASN.mmdb or a table of networks")
        .text("context.country_database", config.context.country_database,
              "Address to country: GeoLite2-Country.mmdb or a table of countries")
        .text("context.routes", config.context.routes, "Table of routes; without it W-3 and S-7 are not testable")
        .text("context.vrps", config.context.vrps, "Table of validated ROA payloads; without it S-7 is not testable")
        .section("score", "When scores are made.")
        .duration("score.interval", config.score.interval, {.least = std::chrono::seconds(1), .most = std::chrono::days(1)},
                  "Pause between two runs")
        .section("report", "National reports and letters, as `report` and `letters` print them.")
        .text("report.publisher", config.report.publisher, "Who publishes them: an office of the country")
        .text("report.contact", config.report.contact, "Where a finding is disputed: an address of mail or of a page")
        .text("report.page", config.report.page,
              "Address of the dashboard as its readers reach it, such as `https://ipv6.example.org`; printed links begin "
              "with it")
        .text("report.browser", config.report.browser, "The Chromium that prints: a program in PATH, or a path")
        .section("page", "Frontiers and names as the operator's country or organisation shows them (docs/dashboard.md).")
        .text("page.map", config.page.map, "Shapes of the world map in the place of those that are shipped")
        .text("page.names", config.page.names, "Names of countries by language and code, for those that shall differ")
        .section("devices", "What the CPE laboratory says of home routers.")
        .duration("devices.embargo", config.devices.embargo,
                  {.least = std::chrono::days(0), .most = std::chrono::days(3660)},
                  "So long after it came in a finding that exposes users is withheld from the public, unless it is released")
        .section("disclosure", "What may be told of public services, and from when.")
        .duration("disclosure.embargo", config.disclosure.embargo,
                  {.least = std::chrono::days(0), .most = std::chrono::days(3660)},
                  "So long after its owner was told a finding that exposes a service is withheld from the public")
        .section("webhooks", "Who is told when a service or a country falls back.")
        .texts("webhooks.urls", config.webhooks.urls, "Addresses that are sent a POST, https alone; empty: nobody is told")
        .text("webhooks.secret_file", config.webhooks.secret_file,
              "File whose first line is the key of the signatures; needed where there are addresses")
        .text("webhooks.ca", config.webhooks.ca, "PEM file of the authorities that are believed; empty: the system's")
        .each("webhooks.allow", "list of prefixes", add_prefix(config.webhooks.allow),
              "Special-purpose addresses that may be reached all the same, such as `fd00::/8`; none by default")
        .section("log", "One line an event, on standard error.")
        .parsed("log.level", "debug, info, warning or error", "info", take_level(config.log_level), "Least level written");
}

/// Paths in a file mean: from the file's folder.
void anchor(std::string& path, const Path& folder)
{
    if (!path.empty()) {
        path = (folder / path).lexically_normal().string();
    }
}

void fill_in(Config& config, const Path& folder)
{
    for (auto* path :
         {&config.directory, &config.methodology, &config.ingest.certificate, &config.ingest.key,
          &config.context.network_database, &config.context.country_database, &config.context.routes, &config.context.vrps,
          &config.page.map, &config.page.names, &config.webhooks.secret_file, &config.webhooks.ca}) {
        anchor(*path, folder);
    }
    const auto every = [](const char* v6, const char* v4, std::uint16_t port) {
        return std::vector<Endpoint>{{.address = measure::parse_address(v6).value(), .port = port},
                                     {.address = measure::parse_address(v4).value(), .port = port}};
    };
    if (config.ingest.listen.empty()) {
        config.ingest.listen = every("::", "0.0.0.0", 8443);
    }
    if (config.serve.empty()) {
        config.serve = every("::1", "127.0.0.1", 8080);
    }
}

}  // namespace

Path ledger_directory(const Config& config)
{
    return Path(config.directory) / "ledger";
}

Path index_file(const Config& config)
{
    return Path(config.directory) / "index.sqlite";
}

Path conflict_directory(const Config& config)
{
    return Path(config.directory) / "conflicts";
}

Path report_directory(const Config& config)
{
    return Path(config.directory) / "reports";
}

Path audit_file(const Config& config)
{
    return Path(config.directory) / "audit.ndjson";
}

Path admin_socket(const Config& config)
{
    return Path(config.directory) / "admin.sock";
}

Path certificate_file(const Config& config)
{
    return config.ingest.certificate.empty() ? Path(config.directory) / "tls" / "server.pem"
                                             : Path(config.ingest.certificate);
}

Path key_file(const Config& config)
{
    return config.ingest.key.empty() ? Path(config.directory) / "tls" / "server.key" : Path(config.ingest.key);
}

ConfigTable table_of(Config& config)
{
    ConfigTable table;
    table.section("data", "Where the collector keeps everything.")
        .text("data.directory", config.directory, "Ledger, index, certificates; on a local file system");
    add_ingest(table, config.ingest);
    add_rest(table, config);
    return table;
}

Loaded load(const Path& file)
{
    Loaded loaded;
    loaded.errors = table_of(loaded.config).read_file(file);
    std::error_code ignored;
    fill_in(loaded.config, std::filesystem::absolute(file, ignored).parent_path());
    return loaded;
}

std::string reference_markdown()
{
    Config config;
    return table_of(config).reference_markdown();
}

}  // namespace collector::config
