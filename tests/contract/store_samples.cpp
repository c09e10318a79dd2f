#include "tests/contract/store_samples.hpp"

namespace contract {
namespace {

using namespace collector;

std::string date(int day)
{
    return measure::to_iso_date(measure::Day(std::chrono::year{2026} / 11 / day));
}

measure::Target target(const std::string& domain, const std::string& sector)
{
    measure::Target made;
    made.domain = domain;
    made.country = "KE";
    made.organisation = "Office of " + domain;
    made.sector = sector;
    made.tier = measure::Tier::ministry;
    made.roles = {measure::Role::web, measure::Role::dns};
    made.hosts = {"a." + domain, "b." + domain};
    return made;
}

}  // namespace

measure::Timestamp noon(int day)
{
    return measure::Timestamp(measure::Day(std::chrono::year{2026} / 11 / day)) + std::chrono::hours{12};
}

IndexEntry registration_entry(std::uint64_t position, const std::string& probe)
{
    IndexEntry entry;
    entry.position = position;
    entry.at = noon(20);
    entry.registration =
        Registration{.probe = probe, .laboratory = "lab", .as_number = 64500, .country = "KE", .token_sha256 = "aa"};
    return entry;
}

IndexEntry frame_entry(std::uint64_t position, const std::string& version, int day)
{
    measure::Frame frame;
    frame.country = "KE";
    frame.title = "Kenya";
    frame.version = version;
    frame.sha256 = "frame-" + version;
    frame.targets = {target("good.example.test", "tax"), target("other.example.test", "health")};
    IndexEntry entry;
    entry.position = position;
    entry.at = noon(day);
    entry.frame = frame;
    return entry;
}

IndexEntry note_entry(std::uint64_t position, measure::PublicNote note)
{
    IndexEntry entry;
    entry.position = position;
    entry.at = noon(21);
    entry.note = std::move(note);
    return entry;
}

measure::Verdict verdict(measure::Outcome outcome, std::optional<double> value)
{
    measure::Verdict made;
    made.check = "web.http6";
    made.version = 2;
    made.outcome = outcome;
    made.value = value;
    made.rule = "web_http6.some";
    made.cause = measure::Cause::timeout;
    made.flags = {measure::Flag::flaky, measure::Flag::dissent};
    made.detail = "2001:db8::1 \"quoted\"";
    return made;
}

IndexEntry batch_entry(const BatchSpec& spec)
{
    IndexEntry entry;
    entry.position = spec.position;
    entry.at = noon(spec.day);
    entry.batch = measure::BatchId{.probe = spec.probe, .stream = "00ff", .seq = spec.seq};
    entry.batch_sha256 = "hash-" + std::to_string(spec.seq);
    const ResultKey key{.position = spec.position, .line = 1};
    entry.vantages.push_back({.key = key,
                              .probe = spec.probe,
                              .round = date(spec.day),
                              .at = noon(spec.day),
                              .qualified_ipv4 = true,
                              .qualified_ipv6 = true,
                              .masked_by = "",
                              .reason = ""});
    JudgedResult result;
    result.key = key;
    result.probe = spec.probe;
    result.as_number = 64500;
    result.probe_country = "KE";
    result.target = spec.target;
    result.country = "KE";
    result.round = date(spec.day);
    result.started = noon(spec.day);
    result.elapsed = std::chrono::seconds{2};
    result.qualified_ipv4 = true;
    result.qualified_ipv6 = true;
    result.verdicts = {spec.verdict};
    result.state = {.state = measure::State::broken, .cause = measure::Cause::timeout, .check = "web.http6"};
    entry.results.push_back(result);
    return entry;
}

TargetRoundRow target_round(const std::string& target, int day, measure::State state)
{
    TargetRoundRow row;
    row.target = target;
    row.country = "KE";
    row.round = date(day);
    row.found = {.state = state, .cause = std::nullopt, .check = ""};
    row.shown = row.found;
    row.web_score = 0.5;
    row.mail_score = 0.25;
    return row;
}

ConsensusRow consensus(const std::string& target, int day)
{
    ConsensusRow row;
    row.target = target;
    row.check = "web.http6";
    row.round = date(day);
    row.in_country = true;
    row.counts = true;
    row.votes = 2;
    row.passes = 2;
    row.verdict = verdict(measure::Outcome::pass, 1.0);
    return row;
}

ScoreRow score(int day, double index)
{
    ScoreRow row;
    row.country = "KE";
    row.as_of = noon(day);
    row.window_first = date(1);
    row.window_last = date(day);
    row.methodology = "IRS-1.0.0";
    row.index = index;
    row.low = 0.1;
    row.high = 0.9;
    row.status = "provisional";
    row.document = "{}";
    return row;
}

}  // namespace contract
