#include "probe/config/config.hpp"

#include "frames/frame_file.hpp"
#include "probe/config/national.hpp"
#include "probe/config/resolv_conf.hpp"
#include "probe/config/root_hints.hpp"
#include "probe/config/shipped_controls.hpp"

#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace probe::config {
namespace {

using daemons::ConfigTable;
using Path = std::filesystem::path;
using Take = std::function<measure::Result<void>(const std::string&)>;

constexpr auto kResolvConf = "/etc/resolv.conf";

Take take_level(daemons::LogLevel& into)
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

/// Appends what `parse` understands.
template <typename T>
Take take_into(std::vector<T>& into, measure::Result<T> (*parse)(std::string_view))
{
    return [&into, parse](const std::string& text) -> measure::Result<void> {
        auto value = parse(text);
        if (!value) {
            return tl::unexpected(value.error());
        }
        into.push_back(*std::move(value));
        return {};
    };
}

void bind_web_control(ConfigTable& table, gate::WebControl& it)
{
    table.text("url", it.url, "Page that answers 200 over both families", daemons::Presence::required)
        .text("body", it.body, "Words the page must contain", daemons::Presence::required)
        .text("region", it.region, "RIR region: afrinic apnic arin lacnic ripencc")
        .number("as", it.as_number, {.least = 0, .most = 4'294'967'295}, "Network it stands in");
}

void bind_mail_control(ConfigTable& table, gate::MailControl& it)
{
    table.text("domain", it.domain, "Domain whose mail servers answer over both families", daemons::Presence::required)
        .text("region", it.region, "RIR region: afrinic apnic arin lacnic ripencc")
        .number("as", it.as_number, {.least = 0, .most = 4'294'967'295}, "Network they stand in");
}

void add_gate(ConfigTable& table, gate::Controls& it)
{
    table
        .section("gate",
                 "What the probe compares itself with. A list that is left empty is the shipped one (config/controls.toml).")
        .tables("gate.web", it.web, &bind_web_control, "Web controls; two of three must answer over a family")
        .tables("gate.mail", it.mail, &bind_mail_control,
                "Mail controls, tried when mail is measured; two of three must answer")
        .texts("gate.zones", it.zones, "Zones walked to from the root over each family alone")
        .texts("gate.time", it.time_servers, "Time servers; two must answer for the clock to be trusted");
}

void add_network(ConfigTable& table, Config& config)
{
    table.section("network", "What is particular about the network that the probe stands in.")
        .number(
            "network.hop_mtu", config.hop_mtu, {.least = 0, .most = 65535},
            "MTU of a hop between the probe and the world that is smaller than the probe's own link, 1280 to 1499; it is "
            "then seen who honours Packet Too Big (docs/paths.md). 0: there is none")
        .each("network.dns64", "list of one address", take_into(config.dns64, &measure::parse_address),
              "A DNS64 resolver with a NAT64 behind it, through which pages are fetched once more; not one of `resolvers`");
}

void add_report(ConfigTable& table, Config& config)
{
    table.section("spool", "Where results wait until the collector has them on its disk.")
        .text("spool.folder", config.spool.folder, "On a local file system; one probe a folder")
        .size("spool.octets", config.spool.octets, {.least = 1 << 20},
              "Beyond it whole batches are dropped, oldest first, and a tombstone tells")
        .duration("spool.age", config.spool.age, {.least = std::chrono::hours(1)}, "Older batches are dropped")
        .section("report", "The collector.")
        .text("report.url", config.report.url, "https://HOST:PORT; empty: results stay in the spool")
        .text("report.ca", config.report.ca, "PEM file of the only authority believed")
        .text("report.token_file", config.report.token_file, "Token from `sextant-collector probe add`")
        .duration("report.opt_outs", config.report.opt_outs,
                  {.least = std::chrono::seconds(1), .most = std::chrono::minutes(30)},
                  "How often the collector is asked who does not want to be measured; holds from the next target on");
}

void add_pace(ConfigTable& table, Config& config)
{
    constexpr daemons::DurationRange kGap{.least = measure::Duration{0}, .most = std::chrono::minutes(1)};
    table.section("schedule", "When. A round is a UTC day; every target is measured once a round.")
        .number("schedule.batch", config.schedule.batch, {.least = 1, .most = 1000}, "Targets between two looks at the gate")
        .number("schedule.side_by_side", config.schedule.side_by_side, {.least = 1, .most = 256},
                "Targets measured at the same time")
        .number("schedule.attempts", config.schedule.attempts, {.least = 1, .most = 3},
                "Attempts a round for a target that failed")
        .duration("schedule.attempt_pause", config.schedule.attempt_pause, {.least = std::chrono::seconds(1)},
                  "Between two attempts")
        .duration("schedule.gate_pause", config.schedule.gate_pause, {.least = std::chrono::seconds(1)},
                  "Before the gate is tried again")
        .section("politeness", "The least time between two beginnings.")
        .duration("politeness.connection_gap", config.politeness.connection_gap, kGap, "Two connections to one address")
        .duration("politeness.prefix_gap", config.politeness.prefix_gap, kGap, "Two connections into one /48 or /24")
        .duration("politeness.question_gap", config.politeness.question_gap, kGap, "Two DNS questions to one name server")
        .duration("politeness.resolver_gap", config.politeness.resolver_gap, kGap,
                  "Two DNS questions to one of our own resolvers")
        .duration("politeness.probe_gap", config.politeness.probe_gap, kGap, "Any two of the whole probe")
        .section("laboratory", "Only in laboratories.")
        .each("laboratory.prefixes", "list of prefixes", take_into(config.politeness.laboratory, &measure::parse_prefix),
              "Inside these the gaps do not hold; results are marked")
        .duration("laboratory.round", config.laboratory_round,
                  {.least = std::chrono::seconds(1), .most = std::chrono::days(1)},
                  "A shorter day, for trials; rounds are then named for days long past");
}

std::string text_of(const Path& file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Paths in a file mean: from the file's folder.
void anchor(std::string& path, const Path& folder)
{
    if (!path.empty()) {
        path = (folder / path).lexically_normal().string();
    }
}

void anchor_all(Config& config, const Path& folder)
{
    for (auto* path :
         {&config.root_hints, &config.trust_anchor, &config.ca, &config.spool.folder, &config.report.ca,
          &config.report.token_file, &config.scrape.certificate, &config.scrape.key, &config.scrape.token_file}) {
        anchor(*path, folder);
    }
    for (auto& file : config.frame_files) {
        anchor(file, folder);
    }
}

/// The shipped controls stand in for each list that is left empty.
void fill_controls(gate::Controls& controls)
{
    Config shipped;
    table_of(shipped).read_text(kShippedControls, "config/controls.toml");
    controls.web = controls.web.empty() ? shipped.controls.web : controls.web;
    controls.mail = controls.mail.empty() ? shipped.controls.mail : controls.mail;
    controls.zones = controls.zones.empty() ? shipped.controls.zones : controls.zones;
    controls.time_servers = controls.time_servers.empty() ? shipped.controls.time_servers : controls.time_servers;
}

std::string host_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "probe";
}

void read_frames(Loaded& loaded)
{
    for (const auto& file : loaded.config.frame_files) {
        auto read = frames::read_frame_file(file);
        loaded.errors.insert(loaded.errors.end(), read.errors.begin(), read.errors.end());
        loaded.frames.push_back(std::move(read.frame));
    }
}

/// Days that pass faster would name rounds for days on which nothing was measured.
void check_round(Loaded& loaded)
{
    const auto& config = loaded.config;
    if (config.laboratory_round != std::chrono::days(1) && config.politeness.laboratory.empty()) {
        loaded.errors.push_back(
            {.what = "`laboratory.round` outside a laboratory", .where = {}, .remedy = "remove it: a round is a UTC day"});
    }
}

/// A hop below 1280 is no IPv6 link (RFC 8200 section 5), and one as large as Ethernet makes no router speak.
void check_network(const Config& config, std::vector<measure::Error>& errors)
{
    constexpr std::int64_t kEthernet = 1500;
    const bool small = config.hop_mtu >= measure::kLeastMtu && config.hop_mtu < kEthernet;
    if (config.hop_mtu != 0 && !small) {
        errors.push_back({.what = "`network.hop_mtu` is no small hop of IPv6",
                          .where = {},
                          .remedy = "set the MTU of the hop, 1280 to 1499, or leave it out"});
    }
    if (config.dns64.size() > 1) {
        errors.push_back({.what = "`network.dns64` names more than one resolver", .where = {}, .remedy = "keep one"});
    }
}

/// Reads what the configuration names. Everything that is wrong is told at once.
void complete(Loaded& loaded)
{
    auto& config = loaded.config;
    fill_controls(config.controls);
    config.name = config.name.empty() ? host_name() : config.name;
    config.ehlo_name = config.ehlo_name.empty() ? host_name() : config.ehlo_name;
    if (config.resolvers.empty()) {
        config.resolvers = parse_resolv_conf(text_of(kResolvConf));
    }
    if (config.resolvers.empty()) {
        loaded.errors.push_back(
            {.what = "no resolver", .where = kResolvConf, .remedy = "set `resolvers`, one of each family"});
    }
    auto roots = parse_root_hints(text_of(config.root_hints), config.root_hints);
    if (roots) {
        config.controls.roots = *std::move(roots);
    } else {
        loaded.errors.push_back(roots.error());
    }
    if (!config.trust_anchor.empty() && !std::ifstream(config.trust_anchor)) {
        loaded.errors.push_back(
            {.what = "`trust_anchor` cannot be read",
             .where = config.trust_anchor,
             .remedy = "take the file of the package dns-root-data, or set it empty: nothing is validated"});
    }
    if (!config.report.url.empty() && config.report.token_file.empty()) {
        loaded.errors.push_back({.what = "`report.url` without `report.token_file`",
                                 .where = {},
                                 .remedy = "set it to the file with the token"});
    }
    check_scrape(config.scrape, loaded.errors);
    check_network(config, loaded.errors);
    check_round(loaded);
    check_national(loaded.config.controls.national, loaded.errors);
    read_frames(loaded);
}

}  // namespace

ConfigTable table_of(Config& config)
{
    ConfigTable table;
    table.text("name", config.name, "Under which the collector knows this probe; empty: the host's name")
        .texts("frames", config.frame_files, "Frames: whom to measure")
        .each("resolvers", "list of addresses", take_into(config.resolvers, &measure::parse_address),
              "Recursive resolvers, one of each family at least; empty: those of /etc/resolv.conf")
        .text("root_hints", config.root_hints, "Addresses of the root name servers")
        .text("trust_anchor", config.trust_anchor, "Keys that DNSSEC is validated from; empty: nothing is validated")
        .text("ca", config.ca, "PEM file of the authorities web sites are trusted by")
        .section("identity", "Who measures.")
        .text("identity.url", config.identity_url,
              "A page about this measurement and how to opt out; goes out with every request")
        .text("identity.description", config.identity_description,
              "URL of the probe description file (RFC 9511); empty: /.well-known/probing.txt at the reverse name of the "
              "probe's IPv6 address")
        .text("identity.ehlo", config.ehlo_name,
              "Name given to mail servers, the reverse name of the probe's addresses; empty: the host's name");
    add_network(table, config);
    add_report(table, config);
    add_pace(table, config);
    add_scrape(table, config.scrape);
    add_gate(table, config.controls);
    add_national(table, config.controls.national);
    table.section("log", "One line an event, on standard error.")
        .parsed("log.level", "debug, info, warning or error", "info", take_level(config.log_level), "Least level written");
    return table;
}

Loaded load(const Path& file)
{
    Loaded loaded;
    loaded.errors = table_of(loaded.config).read_file(file);
    if (!loaded.errors.empty()) {
        return loaded;
    }
    std::error_code ignored;
    anchor_all(loaded.config, std::filesystem::absolute(file, ignored).parent_path());
    complete(loaded);
    return loaded;
}

Loaded load_defaults()
{
    Loaded loaded;
    complete(loaded);
    return loaded;
}

std::string reference_markdown()
{
    Config config;
    return table_of(config).reference_markdown();
}

}  // namespace probe::config
