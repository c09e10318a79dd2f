#include "probe/scrape/blackbox_series.hpp"

#include "measure/reading.hpp"
#include "probe/scrape/conclusion.hpp"

#include <algorithm>
#include <charconv>

namespace probe::scrape {

using daemons::Metrics;
using measure::Family;

namespace {

/// Whom the single-connection series speak of: the first that answered, else the first.
const AddressRow* speaker(const std::vector<AddressRow>& rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [](const AddressRow& row) { return row.answered; });
    return found != rows.end() ? &*found : rows.empty() ? nullptr : &rows.front();
}

/// The slowest lookup of the service's names: what a client with a cold cache waits for.
measure::Duration lookup_time(const measure::Evidence& evidence)
{
    measure::Duration longest{};
    for (const auto* lookup : measure::lookups_for(evidence, measure::Purpose::address)) {
        longest = std::max(longest, lookup->reply ? lookup->elapsed : measure::Duration{});
    }
    return longest;
}

/// "1.1" and "2" are numbers to those who read probe_http_version.
double version_number(const std::string& version)
{
    double number = 0;
    std::from_chars(version.data(), version.data() + version.size(), number);
    return number;
}

void add_http(Metrics& into, const AddressRow& row)
{
    const auto& last = *row.last;
    into.set("probe_http_status_code", "HTTP status at the end of the redirects.", last.status);
    into.set("probe_http_redirects", "Redirects followed.", last.hop);
    into.set("probe_http_ssl", "1 when the last hop was HTTPS.", last.url.starts_with("https:") ? 1 : 0);
    into.set("probe_http_version", "HTTP version of the last hop.", version_number(last.http_version));
}

void add_phase(Metrics& into, const char* phase, measure::Duration elapsed)
{
    into.set("probe_http_duration_seconds", "Duration of the first request by phase.", measure::in_seconds(elapsed),
             {{"phase", phase}});
}

void add_phases(Metrics& into, const AddressRow& row, measure::Duration resolving)
{
    const auto nothing = measure::Duration{};
    add_phase(into, "resolve", resolving);
    add_phase(into, "connect", row.connect->failure ? nothing : row.connect->elapsed);
    add_phase(into, "tls", row.handshake != nullptr && !row.handshake->failure ? row.handshake->elapsed : nothing);
    const bool fetched = row.fetch != nullptr && !row.fetch->failure;
    add_phase(into, "processing", fetched ? row.fetch->first_byte : nothing);
    add_phase(into, "transfer", fetched ? std::max(nothing, row.fetch->elapsed - row.fetch->first_byte) : nothing);
}

/// The earliest end of any certificate shown, as an alert needs it; the version is the speaker's.
void add_tls(Metrics& into, const std::vector<AddressRow>& rows, const AddressRow& row)
{
    std::optional<measure::Timestamp> earliest;
    for (const auto& one : rows) {
        if (one.handshake != nullptr && one.handshake->certificate) {
            const auto ends = one.handshake->certificate->not_after;
            earliest = std::min(earliest.value_or(ends), ends);
        }
    }
    if (earliest) {
        into.set("probe_ssl_earliest_cert_expiry", "When the first certificate ends, in seconds since 1970.",
                 measure::in_seconds(earliest->time_since_epoch()));
    }
    if (row.handshake != nullptr && !row.handshake->version.empty()) {
        into.set("probe_tls_version_info", "Always 1; the TLS version is in the label.", 1,
                 {{"version", row.handshake->version}});
    }
}

}  // namespace

void add_blackbox_series(Metrics& into, const Question& question, const Finding& finding,
                         const std::vector<AddressRow>& rows, measure::Duration waited)
{
    const auto& evidence = finding.result.evidence;
    const auto resolving = lookup_time(evidence);
    into.set("probe_success", "1 when the target passed what was asked, 0 when it did not.",
             conclude(question, finding.result).success ? 1 : 0);
    into.set("probe_duration_seconds", "How long this scrape took.", measure::in_seconds(waited));
    into.set("probe_dns_lookup_time_seconds", "The slowest lookup of the service's names.", measure::in_seconds(resolving));
    const auto* row = speaker(rows);
    if (row == nullptr) {
        return;
    }
    into.set("probe_ip_protocol", "4 or 6: the family the following series speak of.",
             row->address.family == Family::ipv6 ? 6 : 4);
    add_phases(into, *row, resolving);
    if (row->last != nullptr) {
        add_http(into, *row);
    }
    add_tls(into, rows, *row);
}

}  // namespace probe::scrape
