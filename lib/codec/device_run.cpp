#include "codec/device_run.hpp"

#include "codec/digest.hpp"
#include "codec/fields.hpp"
#include "codec/json_writing.hpp"

#include <algorithm>
#include <set>

namespace codec {
namespace {

constexpr std::size_t kIdDigits = 16;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestReason = 4000;
constexpr std::size_t kLongestRow = 24;
constexpr std::size_t kMostRows = 1000;
constexpr std::uint64_t kMostPackets = 1ULL << 32U;
constexpr double kMostMinutes = 60.0 * 24 * 366;

/// The run's own line may be long; a stranger's may not be endless.
constexpr JsonLimits kLineLimits{.octets = 4U << 20U, .depth = 8};

bool is_control(char letter)
{
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F;
}

/// A text of people: not empty, not long, on one line.
std::string name_in(const Fields& fields, std::string_view key)
{
    auto text = fields.text(key);
    if (text.empty() || text.size() > kLongestName || std::ranges::any_of(text, is_control)) {
        throw Malformed("expected 1 to 100 octets without line breaks", "/" + std::string(key));
    }
    return text;
}

std::string text_in(const Fields& fields, std::string_view key, std::size_t most)
{
    auto text = fields.text_or(key, "");
    if (text.size() > most || std::ranges::any_of(text, is_control)) {
        throw Malformed("expected at most " + std::to_string(most) + " octets without line breaks", "/" + std::string(key));
    }
    return text;
}

std::string row_id(const Fields& fields)
{
    auto id = fields.text("row");
    const auto may_be = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' ||
               c == '.';
    };
    if (id.empty() || id.size() > kLongestRow || !std::ranges::all_of(id, may_be)) {
        throw Malformed("expected the number of a requirement, such as W-2a", "/row");
    }
    return id;
}

std::string digest_in(const Fields& fields, std::string_view key)
{
    auto digest = fields.text(key);
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (digest.size() != 64 || !std::ranges::all_of(digest, is_digit)) {
        throw Malformed("expected 64 lower-case hexadecimal digits", "/" + std::string(key));
    }
    return digest;
}

measure::Device read_device(const Fields& fields)
{
    return {.maker = name_in(fields, "maker"), .model = name_in(fields, "model"), .firmware = name_in(fields, "firmware")};
}

measure::GateFinding read_gate(const Fields& fields)
{
    return {.part = fields.word<measure::GatePart>("part"),
            .state = fields.word<measure::GateState>("state"),
            .reason = text_in(fields, "reason", kLongestReason)};
}

measure::RowFinding read_row(const Fields& fields)
{
    measure::RowFinding row{.row = row_id(fields),
                            .document = text_in(fields, "document", kLongestName),
                            .level = fields.word<measure::RowLevel>("level"),
                            .verdict = fields.word<measure::RowVerdict>("verdict"),
                            .reason = text_in(fields, "reason", kLongestReason),
                            .packets = {},
                            .exposure = fields.word<measure::Exposure>("exposure")};
    for (const double number : fields.reals_or_none("packets")) {
        if (!(number >= 1 && number < static_cast<double>(kMostPackets)) || row.packets.size() >= kMostRows) {
            throw Malformed("expected numbers of packets, from 1", "/packets");
        }
        row.packets.push_back(static_cast<std::uint32_t>(number));
    }
    return row;
}

void refuse_repeated_rows(const std::vector<measure::RowFinding>& rows)
{
    std::set<std::string_view> seen;
    for (const auto& row : rows) {
        if (!seen.insert(row.row).second) {
            throw Malformed("the requirement " + row.row + " stands twice", "/rows");
        }
    }
    if (rows.empty() || rows.size() > kMostRows) {
        throw Malformed("expected 1 to 1000 requirements", "/rows");
    }
}

measure::DeviceRun read_run(const Fields& fields)
{
    if (fields.number("schema", 1) != 1) {
        throw Malformed("expected schema 1: a newer laboratory wants a newer collector", "/schema");
    }
    measure::DeviceRun run{.device = fields.object("device", &read_device),
                           .profile = name_in(fields, "profile"),
                           .laboratory = text_in(fields, "laboratory", kLongestName),
                           .software = name_in(fields, "software"),
                           .began = fields.time("began"),
                           .minutes = fields.real("minutes"),
                           .packets = fields.number("packets", kMostPackets),
                           .frames_sha256 = digest_in(fields, "frames_sha256"),
                           .rejudged = fields.flag_or("rejudged", false),
                           .gate = fields.list_or_none("gate", &read_gate),
                           .rows = fields.list_or_none("rows", &read_row)};
    if (!(run.minutes >= 0 && run.minutes < kMostMinutes) || run.packets == 0) {
        throw Malformed("expected a run of some packets, shorter than a year", "/packets");
    }
    refuse_repeated_rows(run.rows);
    return run;
}

Json row_json(const measure::RowFinding& row)
{
    auto json = object_of(7);
    json["row"] = row.row;
    json["document"] = row.document;
    json["level"] = measure::to_word(row.level);
    json["verdict"] = measure::to_word(row.verdict);
    json["reason"] = row.reason;
    json["packets"] = row.packets;
    json["exposure"] = measure::to_word(row.exposure);
    return json;
}

Json run_json(const measure::DeviceRun& run)
{
    auto json = object_of();
    json["schema"] = 1;
    json["device"] = {{"maker", run.device.maker}, {"model", run.device.model}, {"firmware", run.device.firmware}};
    json["profile"] = run.profile;
    json["laboratory"] = run.laboratory;
    json["software"] = run.software;
    json["began"] = measure::to_rfc3339(run.began);
    json["minutes"] = run.minutes;
    json["packets"] = run.packets;
    json["frames_sha256"] = run.frames_sha256;
    put(json, "rejudged", run.rejudged);
    json["gate"] = Json::array();
    for (const auto& each : run.gate) {
        json["gate"].push_back(
            {{"part", measure::to_word(each.part)}, {"state", measure::to_word(each.state)}, {"reason", each.reason}});
    }
    json["rows"] = Json::array();
    for (const auto& row : run.rows) {
        json["rows"].push_back(row_json(row));
    }
    return json;
}

std::string one_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Name, size and digest of a file, as the first line names them.
struct FileNote {
    std::string name;
    std::size_t octets = 0;
    std::string sha256;
};

FileNote read_note(const Fields& fields)
{
    FileNote note{.name = fields.text("name"),
                  .octets = static_cast<std::size_t>(fields.number("octets", 1ULL << 40U)),
                  .sha256 = digest_in(fields, "sha256")};
    if (std::ranges::find(kAttachable, note.name) == kAttachable.end()) {
        throw Malformed("no file of a run is called so", "/name");
    }
    return note;
}

/// The files that stand one after the other behind the first line. Throws Malformed.
std::vector<AttachedFile> cut_files(const std::vector<FileNote>& notes, std::string_view rest)
{
    std::vector<AttachedFile> files;
    for (const auto& note : notes) {
        if (note.octets > rest.size()) {
            throw Malformed("the file ends too soon", "/files/" + note.name);
        }
        files.push_back({.name = note.name, .octets = std::string(rest.substr(0, note.octets))});
        rest.remove_prefix(note.octets);
        if (sha256(files.back().octets) != note.sha256) {
            throw Malformed("the file is not what its digest says", "/files/" + note.name);
        }
    }
    if (!rest.empty()) {
        throw Malformed("octets follow the last file", "/files");
    }
    return files;
}

measure::Error as_error(const Malformed& failure)
{
    return {.what = failure.what(),
            .where = failure.pointer,
            .remedy = "send what `sextant-cpe submit` of the collector's version makes"};
}

}  // namespace

std::string device_id(const measure::Device& device)
{
    return sha256(device.maker + "\n" + device.model + "\n" + device.firmware).substr(0, kIdDigits);
}

std::string to_json_line(const measure::DeviceRun& run)
{
    return one_line(run_json(run));
}

measure::Result<measure::DeviceRun> parse_device_run(std::string_view line)
{
    try {
        return read_run(parse_object(line, kLineLimits));
    } catch (const Malformed& failure) {
        return tl::unexpected(as_error(failure));
    }
}

measure::Result<std::string> seal_device_run(const DeviceSubmission& submission, const PackedLimits& limits)
{
    auto head = run_json(submission.run);
    std::string octets;
    head["files"] = Json::array();
    for (const auto& file : submission.files) {
        head["files"].push_back({{"name", file.name}, {"octets", file.octets.size()}, {"sha256", sha256(file.octets)}});
        octets += file.octets;
    }
    const auto raw = one_line(head) + "\n" + octets;
    auto packed = pack(raw);
    if (packed.empty() || packed.size() > limits.compressed_octets || raw.size() > limits.raw_octets) {
        return measure::error("the run has " + std::to_string(raw.size()) + " octets, " + std::to_string(packed.size()) +
                                  " packed: more than a collector accepts",
                              {}, "send the verdicts alone: --without-capture");
    }
    return packed;
}

measure::Result<DeviceSubmission> open_device_run(std::string_view bytes, const PackedLimits& limits)
{
    const auto raw = unpack(bytes, limits, "run");
    if (!raw) {
        return tl::unexpected(raw.error());
    }
    const auto end = raw->find('\n');
    if (end == std::string::npos) {
        return measure::error("the first line has no end", "line 1");
    }
    try {
        const auto fields = parse_object(std::string_view(*raw).substr(0, end), kLineLimits);
        DeviceSubmission opened{.run = read_run(fields), .files = {}};
        opened.files = cut_files(fields.list_or_none("files", &read_note), std::string_view(*raw).substr(end + 1));
        return opened;
    } catch (const Malformed& failure) {
        return tl::unexpected(as_error(failure));
    }
}

}  // namespace codec
