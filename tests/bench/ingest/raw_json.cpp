#include "bench/ingest/batch_file.hpp"
#include "bench/ingest/spent.hpp"
#include "bench/ingest/words.hpp"
#include "codec/batch.hpp"
#include "codec/result_json.hpp"

#include <simdjson.h>

#include <cstdio>
#include <span>
#include <stdexcept>

/// What reading the lines costs: simdjson On-Demand over every value of every line, beside our own reader and beside zstd alone.
namespace {

namespace ondemand = simdjson::ondemand;

/// Every value is read, and nothing is kept but this sum, so that no compiler leaves a read out.
using Sum = std::size_t;

Sum read_value(ondemand::value value);

Sum read_object(ondemand::object object)
{
    Sum sum = 0;
    for (auto field : object) {
        const std::string_view key = field.unescaped_key();
        sum += key.size() + read_value(field.value());
    }
    return sum;
}

Sum read_array(ondemand::array array)
{
    Sum sum = 0;
    for (auto item : array) {
        sum += read_value(item.value());
    }
    return sum;
}

Sum read_value(ondemand::value value)
{
    switch (value.type()) {
        case ondemand::json_type::object: return read_object(value.get_object());
        case ondemand::json_type::array: return read_array(value.get_array());
        case ondemand::json_type::string: return std::string_view(value.get_string()).size();
        case ondemand::json_type::number: return static_cast<Sum>(double(value.get_double()) != 0);
        case ondemand::json_type::boolean: return static_cast<Sum>(bool(value.get_bool()));
        case ondemand::json_type::null: return static_cast<Sum>(value.is_null());
    }
    return 0;
}

Sum read_on_demand(std::span<const simdjson::padded_string> lines)
{
    ondemand::parser parser;
    Sum sum = 0;
    for (const auto& line : lines) {
        auto document = parser.iterate(line);
        sum += read_object(document.get_object());
    }
    return sum;
}

Sum read_as_we_do(std::span<const std::string> lines)
{
    Sum sum = 0;
    for (const auto& line : lines) {
        const auto read = codec::parse_batch_line(line);
        if (!read) {
            throw std::runtime_error(measure::to_string(read.error()));
        }
        sum += read->index() + 1;
    }
    return sum;
}

Sum unpack(std::span<const bench::BatchFile> batches)
{
    Sum sum = 0;
    for (const auto& batch : batches) {
        const auto opened = codec::open(batch.bytes);
        sum += opened ? opened->lines.size() : 0;
    }
    return sum;
}

/// Times `pass` over the lines, `repeat` times; a first pass warms up.
template <typename Pass>
void measure_pass(const bench::Words& words, std::size_t rows, Pass pass)
{
    const auto repeat = words.number("--repeat", 1);
    Sum sum = pass();
    const auto spent = bench::Spent::begin();
    for (std::size_t i = 0; i < repeat; ++i) {
        sum += pass();
    }
    std::puts(spent.json(rows * repeat).c_str());
    if (sum == 0) {
        throw std::runtime_error("nothing was read");
    }
}

int run(const bench::Words& words)
{
    const auto lines = bench::read_lines(words.text("--folder"));
    const auto what = words.text("--what");
    if (what == "ondemand") {
        const std::vector<simdjson::padded_string> padded(lines.begin(), lines.end());
        measure_pass(words, lines.size(), [&] { return read_on_demand(padded); });
    } else if (what == "codec") {
        measure_pass(words, lines.size(), [&] { return read_as_we_do(lines); });
    } else if (what == "unpack") {
        const auto batches = bench::read_batches(words.text("--folder"));
        measure_pass(words, lines.size(), [&] { return unpack(batches); });
    } else {
        throw std::runtime_error("--what is ondemand, codec or unpack");
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
