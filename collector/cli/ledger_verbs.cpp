#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/ledger/entry.hpp"
#include "collector/ledger/read_entry.hpp"
#include "collector/ledger/verify.hpp"
#include "collector/scorekeeping/stored_batch.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const ledger::Verification& it)
{
    auto findings = Json::array();
    for (const auto& finding : it.findings) {
        findings.push_back({{"where", finding.where}, {"what", finding.what}});
    }
    return {{"schema", 1},
            {"segments", it.segments},
            {"entries", it.entries},
            {"dropped", it.dropped},
            {"octets", it.octets},
            {"last", it.last},
            {"last_sha256", it.last_sha256},
            {"unfinished_octets", it.unfinished},
            {"findings", findings}};
}

std::string to_text(const ledger::Verification& it)
{
    std::string text;
    for (const auto& finding : it.findings) {
        text += finding.where + ": " + finding.what + "\n";
    }
    text += std::to_string(it.entries) + " entries in " + std::to_string(it.segments) + " segments, " +
            std::to_string(it.octets) + " octets; the last is " + it.last_sha256 + "\n";
    text += it.dropped == 0 ? "" : std::to_string(it.dropped) + " entries were dropped; their stubs hold the chain\n";
    text += it.findings.empty() ? "intact: no entry was changed, removed or reordered\n"
                                : std::to_string(it.findings.size()) + " findings\n";
    return text;
}

std::string_view kind_word(ledger::FactKind kind)
{
    switch (kind) {
        case ledger::FactKind::batch: return "batch";
        case ledger::FactKind::frame: return "frame";
        case ledger::FactKind::registration: return "registration";
        case ledger::FactKind::revocation: return "revocation";
        case ledger::FactKind::device_run: return "device_run";
        case ledger::FactKind::networks: return "networks";
        case ledger::FactKind::policies: return "policies";
        case ledger::FactKind::note: return "note";
        case ledger::FactKind::installed_base: return "installed_base";
        case ledger::FactKind::device_release: return "device_release";
        case ledger::FactKind::contribution: return "contribution";
        case ledger::FactKind::person: return "person";
        case ledger::FactKind::disclosure: return "disclosure";
    }
    return "";
}

/// One line for the entry, then the batch's own lines as the probe wrote them.
measure::Result<void> print_entry(const ledger::Frame& frame)
{
    auto head = Json::parse(ledger::header_line(frame.payload));
    head["kind"] = kind_word(frame.kind);
    head["position"] = frame.position;
    head["at"] = measure::to_rfc3339(frame.at);
    // The digest of a secret is no secret, but no export needs it.
    head.erase("token_sha256");
    if (head.contains("sender")) {
        head["sender"].erase("token_sha256");
    }
    if (head.contains("person")) {
        head["person"].erase("token_sha256");
    }
    const auto raw = std::string_view(frame.payload).substr(ledger::header_line(frame.payload).size() + 1);
    if (frame.kind == ledger::FactKind::frame || frame.kind == ledger::FactKind::policies) {
        head["toml"] = std::string(raw);
    }
    if (frame.kind == ledger::FactKind::networks) {
        head["lines"] = std::string(raw);
    }
    if (frame.kind == ledger::FactKind::installed_base) {
        head["csv"] = std::string(raw);
    }
    if (frame.kind == ledger::FactKind::device_run) {
        const auto opened = scorekeeping::open_stored_run(raw);
        if (!opened) {
            return tl::unexpected(opened.error());
        }
        head["run"] = Json::parse(codec::to_json_line(opened->run));
    }
    print(head.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
    if (frame.kind != ledger::FactKind::batch) {
        return {};
    }
    const auto batch = scorekeeping::open_stored(raw);
    if (!batch) {
        return tl::unexpected(batch.error());
    }
    for (const auto& line : batch->lines) {
        print(line + "\n");
    }
    return {};
}

}  // namespace

int ledger_verify(const Config& config, bool json)
{
    const auto verified = ledger::verify(config::ledger_directory(config));
    if (!verified) {
        return complain(verified.error());
    }
    print(json ? to_json(*verified).dump() + "\n" : to_text(*verified));
    return code(verified->findings.empty() ? Exit::ok : Exit::checks);
}

int ledger_export(const Config& config)
{
    const auto contents = ledger::load(config::ledger_directory(config));
    if (!contents) {
        return complain(contents.error());
    }
    const auto exported = ledger::visit_all(*contents, print_entry);
    return exported ? code(Exit::ok) : complain(exported.error());
}

}  // namespace collector::cli
