#include "bench/ingest/batch_file.hpp"
#include "bench/ingest/words.hpp"
#include "codec/batch.hpp"
#include "codec/result_json.hpp"

#include <chrono>
#include <cstdio>
#include <stdexcept>

/// Seals the batches that the benchmarks send and the raw loops read, so that all of them work on the same octets.
namespace {

using measure::Timestamp;

/// As many as a country's frame has at most; domains repeat from then on, as they do from round to round.
constexpr std::size_t kDomains = 20'000;

struct Order {
    std::string recorded;  ///< A folder of recorded batches; "" for results with the least evidence a probe can send.
    std::string folder;
    std::size_t probes = 1;
    std::size_t batches = 1;
    std::size_t rows = 1000;  ///< At most; a batch also ends before it is larger than a collector accepts.
};

std::string probe_name(std::size_t number)
{
    return "bench" + std::string(1, static_cast<char>('a' + number));
}

/// One target whose addresses were asked for and not found: a verdict can be reached, and there is nothing else to carry.
measure::TaskResult small_result(const std::string& probe, std::size_t number, Timestamp now)
{
    measure::TaskResult result;
    auto& evidence = result.evidence;
    evidence.task.target = {.domain = "target-" + std::to_string(number % kDomains) + ".example.test",
                            .country = "AA",
                            .organisation = "Example",
                            .sector = "portal",
                            .roles = {measure::Role::web, measure::Role::dns}};
    evidence.task.round = measure::to_iso_date(std::chrono::floor<std::chrono::days>(now));
    // Times that jump, as those of a paced probe do: else the lines would shrink to nothing under zstd.
    const auto started = now + std::chrono::microseconds(number * 7'919'771 % 86'400'000'000);
    evidence.task.due = started;
    evidence.vantage = {.probe = probe, .boot_id = "bench", .software = "sextant-bench/1"};
    evidence.vantage.before.at = now;
    evidence.started = started;
    evidence.elapsed = std::chrono::microseconds(40'000 + number * 104'729 % 900'000);
    return result;
}

std::vector<measure::TaskResult> read_recorded(const std::string& folder)
{
    std::vector<measure::TaskResult> results;
    for (const auto& text : bench::read_lines(folder)) {
        auto line = codec::parse_batch_line(text);
        if (!line) {
            throw std::runtime_error(folder + ": " + measure::to_string(line.error()));
        }
        if (const auto* result = std::get_if<measure::TaskResult>(&*line)) {
            results.push_back(*result);
        }
    }
    if (results.empty()) {
        throw std::runtime_error("no result in " + folder);
    }
    return results;
}

/// Makes line after line of one probe.
class Source {
public:
    Source(const Order& order, std::string probe)
        : recorded_(order.recorded.empty() ? std::vector<measure::TaskResult>() : read_recorded(order.recorded)),
          probe_(std::move(probe)), now_(std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()))
    {
    }

    std::string next()
    {
        const auto number = number_++;
        if (recorded_.empty()) {
            return codec::to_json_line(small_result(probe_, number, now_));
        }
        auto& result = recorded_[number % recorded_.size()];
        result.evidence.vantage.probe = probe_;
        return codec::to_json_line(result);
    }

private:
    std::vector<measure::TaskResult> recorded_;
    std::string probe_;
    Timestamp now_;
    std::size_t number_ = 0;
};

/// Up to `rows` lines, and never more octets than a collector unpacks.
std::vector<std::string> fill(Source& source, std::size_t rows)
{
    const auto most = codec::BatchLimits{}.raw_octets - (64U << 10U);
    std::vector<std::string> lines;
    std::size_t octets = 0;
    while (lines.size() < rows && octets < most) {
        lines.push_back(source.next());
        octets += lines.back().size() + 1;
    }
    if (octets >= most) {
        lines.pop_back();
    }
    return lines;
}

struct Made {
    std::size_t rows = 0;
    std::size_t raw_octets = 0;
    std::size_t sealed_octets = 0;
};

void make_stream(const Order& order, const std::string& probe, Made& made)
{
    Source source(order, probe);
    const auto stream = std::string(31, '0') + probe.back();
    for (std::size_t seq = 1; seq <= order.batches; ++seq) {
        const auto lines = fill(source, order.rows);
        measure::BatchHeader header{.id = {.probe = probe, .stream = stream, .seq = seq}, .results = lines.size()};
        const auto batch = codec::seal(header, lines);
        if (!batch) {
            throw std::runtime_error(measure::to_string(batch.error()));
        }
        bench::write_batch(order.folder, *batch);
        made.rows += lines.size();
        made.sealed_octets += batch->bytes.size();
        for (const auto& line : lines) {
            made.raw_octets += line.size() + 1;
        }
    }
}

int run(const bench::Words& words)
{
    const Order order{.recorded = words.text("--recorded", ""),
                      .folder = words.text("--folder"),
                      .probes = words.number("--probes", 1),
                      .batches = words.number("--batches", 1),
                      .rows = words.number("--rows", 1000)};
    std::filesystem::create_directories(order.folder);
    Made made;
    for (std::size_t i = 0; i < order.probes; ++i) {
        make_stream(order, probe_name(i), made);
    }
    std::printf("{\"rows\": %zu, \"batches\": %zu, \"raw_octets\": %zu, \"sealed_octets\": %zu}\n", made.rows,
                order.probes * order.batches, made.raw_octets, made.sealed_octets);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
