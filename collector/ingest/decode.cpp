#include "collector/ingest/decode.hpp"

#include "codec/digest.hpp"
#include "codec/result_json.hpp"

namespace collector::ingest {
namespace {

tl::unexpected<Problem> refuse(int status, std::string_view kind, std::string title, std::string detail)
{
    return tl::unexpected(
        Problem{.status = status, .kind = kind, .title = std::move(title), .detail = std::move(detail), .retry_after = {}});
}

const std::string& reporter_of(const measure::BatchLine& line)
{
    if (const auto* result = std::get_if<measure::TaskResult>(&line)) {
        return result->evidence.vantage.probe;
    }
    return std::get<measure::VantageReport>(line).vantage.probe;
}

tl::expected<std::vector<measure::BatchLine>, Problem> parse_lines(const std::vector<std::string>& texts,
                                                                   const Registration& sender)
{
    std::vector<measure::BatchLine> lines;
    for (const auto& text : texts) {
        auto line = codec::parse_batch_line(text);
        if (!line) {
            return refuse(422, "line_unreadable", "A line cannot be read",
                          "line " + std::to_string(lines.size() + 1) + ": " + measure::to_string(line.error()));
        }
        if (reporter_of(*line) != sender.probe) {
            return refuse(403, "foreign_result", "A result is another probe's", "a line names " + reporter_of(*line));
        }
        lines.push_back(*std::move(line));
    }
    return lines;
}

}  // namespace

tl::expected<Decoded, Problem> decode(const BatchPath& path, const Registration& sender, std::string bytes,
                                      const codec::BatchLimits& limits)
{
    auto opened = codec::open(bytes, limits);
    if (!opened) {
        return refuse(422, "batch_unreadable", "The batch cannot be read", measure::to_string(opened.error()));
    }
    const auto& id = opened->header.id;
    if (id.probe != sender.probe) {
        return refuse(403, "foreign_batch", "The batch is another probe's",
                      "the token belongs to " + sender.probe + ", the header says " + id.probe);
    }
    if (id.stream != path.stream || id.seq != path.seq) {
        return refuse(422, "identity_differs", "Path and header disagree",
                      "the header says stream " + id.stream + ", batch " + std::to_string(id.seq));
    }
    auto lines = parse_lines(opened->lines, sender);
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    auto sha256 = codec::sha256(bytes);
    measure::SealedBatch batch{.id = id, .bytes = std::move(bytes), .sha256 = std::move(sha256)};
    std::size_t raw_octets = 0;
    for (const auto& text : opened->lines) {
        raw_octets += text.size();
    }
    return Decoded{.batch = std::move(batch),
                   .header = std::move(opened->header),
                   .lines = *std::move(lines),
                   .raw_octets = raw_octets};
}

}  // namespace collector::ingest
