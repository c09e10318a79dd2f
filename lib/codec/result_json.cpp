#include "codec/result_json.hpp"

#include "codec/evidence_json.hpp"
#include "codec/fields.hpp"
#include "codec/verdict_json.hpp"

#include <nlohmann/json.hpp>

#include <limits>

namespace codec {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;
constexpr std::uint64_t kMostSequence = std::numeric_limits<std::int64_t>::max();

/// Banners, TXT records and titles are arbitrary octets; nlohmann throws on them unless told to replace.
std::string dump(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json line_of(std::string_view kind)
{
    return {{"schema", kSchema}, {"kind", kind}};
}

Json all_of(const std::vector<measure::Verdict>& verdicts)
{
    auto list = Json::array();
    for (const auto& verdict : verdicts) {
        list.push_back(to_json(verdict));
    }
    return list;
}

std::string write(const measure::TaskResult& result)
{
    auto json = line_of("result");
    json["evidence"] = to_json(result.evidence);
    json["verdicts"] = all_of(result.verdicts);
    return dump(json);
}

std::string write(const measure::VantageReport& report)
{
    auto json = line_of("vantage");
    json["round"] = report.round;
    json["vantage"] = to_json(report.vantage);
    json["verdicts"] = all_of(report.verdicts);
    return dump(json);
}

std::vector<measure::Verdict> read_verdicts(const Fields& fields)
{
    return fields.list_or_none("verdicts", read_verdict);
}

void expect_schema(const Fields& fields)
{
    if (fields.number("schema", 1'000'000) > kSchema) {
        throw Malformed("written by a newer version", "/schema");
    }
}

measure::BatchLine read_line(const Fields& fields)
{
    expect_schema(fields);
    const auto kind = fields.view("kind");
    if (kind == "result") {
        return measure::TaskResult{.evidence = fields.object("evidence", read_evidence), .verdicts = read_verdicts(fields)};
    }
    if (kind == "vantage") {
        return measure::VantageReport{.vantage = fields.object("vantage", read_vantage),
                                      .round = fields.text("round"),
                                      .verdicts = read_verdicts(fields)};
    }
    throw Malformed("neither a result nor a vantage report", "/kind");
}

using codec::to_json;

Json to_json(const measure::Tombstone& tombstone)
{
    return {{"first", tombstone.first},
            {"last", tombstone.last},
            {"results", tombstone.results},
            {"reason", tombstone.reason},
            {"last_sha256", tombstone.last_sha256}};
}

measure::Tombstone read_tombstone(const Fields& fields)
{
    return {.first = fields.number("first", kMostSequence),
            .last = fields.number("last", kMostSequence),
            .results = fields.number("results", kMostSequence),
            .reason = fields.text("reason"),
            .last_sha256 = fields.text_or("last_sha256", "")};
}

measure::BatchHeader read_header(const Fields& fields)
{
    expect_schema(fields);
    if (fields.view("kind") != "header") {
        throw Malformed("not a batch header", "/kind");
    }
    return {
        .id = {.probe = fields.text("probe"), .stream = fields.text("stream"), .seq = fields.number("seq", kMostSequence)},
        .sealed = fields.time("sealed"),
        .results = fields.number("results", kMostSequence),
        .boot_id = fields.text_or("boot_id", ""),
        .software = fields.text_or("software", ""),
        .previous_sha256 = fields.text_or("previous_sha256", ""),
        .tombstones = fields.list_or_none("tombstones", read_tombstone)};
}

/// Parses and reads; the one place where Malformed becomes an Error.
template <typename T>
measure::Result<T> parsed(std::string_view line, T (*read)(const Fields&))
{
    try {
        return read(parse_object(line));
    } catch (const Malformed& failure) {
        return measure::error(failure.what(), failure.pointer);
    }
}

}  // namespace

std::string to_json_line(const measure::BatchLine& line)
{
    return std::visit([](const auto& result) { return write(result); }, line);
}

std::string to_json_line(const measure::BatchHeader& header)
{
    auto json = line_of("header");
    json["probe"] = header.id.probe;
    json["stream"] = header.id.stream;
    json["seq"] = header.id.seq;
    json["sealed"] = measure::to_rfc3339(header.sealed);
    json["results"] = header.results;
    json["boot_id"] = header.boot_id;
    json["software"] = header.software;
    json["previous_sha256"] = header.previous_sha256;
    for (const auto& tombstone : header.tombstones) {
        json["tombstones"].push_back(to_json(tombstone));
    }
    return dump(json);
}

measure::Result<measure::BatchLine> parse_batch_line(std::string_view line)
{
    return parsed(line, read_line);
}

measure::Result<measure::BatchHeader> parse_batch_header(std::string_view line)
{
    return parsed(line, read_header);
}

std::string evidence_text(const measure::Evidence& evidence)
{
    return dump(to_json(evidence));
}

}  // namespace codec
