#include "bench/ingest/batch_file.hpp"
#include "bench/ingest/words.hpp"
#include "codec/batch.hpp"
#include "codec/result_json.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <stdexcept>

/// Seals whole days of a country that has as many targets as wanted: recorded results of the laboratory, each told of many
/// names. `--frame` writes the frame those names stand in.
namespace {

constexpr std::array kTiers{"portal", "ministry", "agency", "municipal"};

struct Order {
    std::string folder;
    std::string frame;
    std::size_t probes = 5;
    std::size_t targets = 500;
    std::size_t days = 1;
    std::size_t rows = 100;  ///< Of a batch.
    std::size_t first_seq = 1;
    std::string last_day;  ///< The days end with this one.
};

struct Template {
    std::string text;  ///< A line as it was recorded.
    std::string domain;
};

std::vector<Template> read_templates(const std::string& folder)
{
    std::vector<Template> all;
    for (auto& text : bench::read_lines(folder)) {
        const auto line = codec::parse_batch_line(text);
        if (!line) {
            throw std::runtime_error(folder + ": " + measure::to_string(line.error()));
        }
        if (const auto* result = std::get_if<measure::TaskResult>(&*line)) {
            all.push_back({.text = std::move(text), .domain = result->evidence.task.target.domain});
        }
    }
    if (all.empty()) {
        throw std::runtime_error("no result in " + folder);
    }
    return all;
}

/// Below the recorded domain, so that all its names and theirs move along.
std::string domain_of(const Template& it, std::size_t number)
{
    return "t" + std::to_string(number) + "." + it.domain;
}

std::string renamed(const Template& it, std::size_t number)
{
    const auto domain = domain_of(it, number);
    std::string text;
    std::size_t from = 0;
    for (auto at = it.text.find(it.domain); at != std::string::npos; at = it.text.find(it.domain, from)) {
        text.append(it.text, from, at - from).append(domain);
        from = at + it.domain.size();
    }
    return text.append(it.text, from);
}

std::string probe_name(std::size_t number)
{
    return "bench" + std::string(1, static_cast<char>('a' + number));
}

void write_frame(const Order& order, const std::vector<Template>& templates)
{
    std::ofstream file(order.frame);
    file << "schema = 1\ncountry = \"XA\"\ntitle = \"A country of the bench\"\nversion = \"1\"\ndated = 2026-01-01\n"
            "reviewed = false\nreviewer = \"\"\nsource = \"recorded in the laboratory\"\n";
    for (std::size_t i = 0; i < order.targets; ++i) {
        file << "\n[[target]]\ndomain = \"" << domain_of(templates[i % templates.size()], i)
             << "\"\norganisation = \"Office " << i % 60 << "\"\nsector = \"tax\"\ntier = \"" << kTiers[i % kTiers.size()]
             << "\"\nroles = [\"web\", \"dns\", \"mail\"]\n";
    }
}

/// The days of one probe, batch by batch.
class Stream {
public:
    Stream(const Order& order, std::string probe, std::size_t number)
        : order_(order), probe_(std::move(probe)), stream_(std::string(31, '0') + static_cast<char>('a' + number)),
          seq_(order.first_seq)
    {
    }

    void add(const std::string& text, const std::string& round)
    {
        auto line = codec::parse_batch_line(text);
        if (!line) {
            throw std::runtime_error(measure::to_string(line.error()));
        }
        auto& evidence = std::get<measure::TaskResult>(*line).evidence;
        evidence.task.target.country = "XA";
        evidence.task.round = round;
        evidence.task.attempt = 1;
        evidence.vantage.probe = probe_;
        lines_.push_back(codec::to_json_line(std::get<measure::TaskResult>(*line)));
        octets_ += lines_.back().size() + 1;
        if (lines_.size() >= order_.rows || octets_ > (6U << 20U)) {
            seal();
        }
    }

    void seal()
    {
        if (lines_.empty()) {
            return;
        }
        const measure::BatchHeader header{.id = {.probe = probe_, .stream = stream_, .seq = seq_++},
                                          .results = lines_.size()};
        const auto batch = codec::seal(header, lines_);
        if (!batch) {
            throw std::runtime_error(measure::to_string(batch.error()));
        }
        bench::write_batch(order_.folder, *batch);
        lines_.clear();
        octets_ = 0;
        ++batches_;
    }

    std::size_t batches() const { return batches_; }

private:
    const Order& order_;
    std::string probe_;
    std::string stream_;
    std::size_t seq_;
    std::vector<std::string> lines_;
    std::size_t octets_ = 0;
    std::size_t batches_ = 0;
};

std::size_t make_probe(const Order& order, const std::vector<Template>& templates, std::size_t number)
{
    Stream stream(order, probe_name(number), number);
    const auto last = measure::parse_iso_date(order.last_day).value();
    for (std::size_t back = order.days; back > 0; --back) {
        const auto round = measure::to_iso_date(last - std::chrono::days(back - 1));
        for (std::size_t i = 0; i < order.targets; ++i) {
            stream.add(renamed(templates[i % templates.size()], i), round);
        }
        stream.seal();
    }
    return stream.batches();
}

int run(const bench::Words& words)
{
    const Order order{.folder = words.text("--folder"),
                      .frame = words.text("--frame"),
                      .probes = words.number("--probes", 5),
                      .targets = words.number("--targets", 500),
                      .days = words.number("--days", 1),
                      .rows = words.number("--rows", 100),
                      .first_seq = words.number("--first-seq", 1),
                      .last_day = words.text("--last-day")};
    const auto templates = read_templates(words.text("--recorded"));
    std::filesystem::create_directories(order.folder);
    write_frame(order, templates);
    std::size_t batches = 0;
    for (std::size_t i = 0; i < order.probes; ++i) {
        batches += make_probe(order, templates, i);
    }
    std::printf("{\"rows\": %zu, \"batches\": %zu}\n", order.probes * order.days * order.targets, batches);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
