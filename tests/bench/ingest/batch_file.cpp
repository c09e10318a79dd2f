#include "bench/ingest/batch_file.hpp"

#include "codec/batch.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bench {
namespace {

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

measure::BatchId parse_name(const std::string& stem)
{
    const auto last = stem.rfind('-');
    const auto first = last == std::string::npos ? last : stem.rfind('-', last - 1);
    if (first == std::string::npos) {
        throw std::runtime_error("not PROBE-STREAM-SEQ.zst: " + stem);
    }
    return {.probe = stem.substr(0, first),
            .stream = stem.substr(first + 1, last - first - 1),
            .seq = std::stoull(stem.substr(last + 1))};
}

}  // namespace

void write_batch(const std::filesystem::path& folder, const measure::SealedBatch& batch)
{
    const auto name = batch.id.probe + "-" + batch.id.stream + "-" + std::to_string(batch.id.seq) + ".zst";
    std::ofstream file(folder / name, std::ios::binary);
    file << batch.bytes;
    if (!file.flush()) {
        throw std::runtime_error("cannot write " + (folder / name).string());
    }
}

std::vector<BatchFile> read_batches(const std::filesystem::path& folder)
{
    std::vector<BatchFile> batches;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        batches.push_back({.id = parse_name(file.path().stem().string()), .bytes = read_file(file.path())});
    }
    if (batches.empty()) {
        throw std::runtime_error("no batch in " + folder.string());
    }
    std::ranges::sort(batches, {}, &BatchFile::id);
    return batches;
}

std::vector<std::string> read_lines(const std::filesystem::path& folder)
{
    std::vector<std::string> lines;
    for (const auto& batch : read_batches(folder)) {
        auto opened = codec::open(batch.bytes);
        if (!opened) {
            throw std::runtime_error(measure::to_string(opened.error()));
        }
        std::ranges::move(opened->lines, std::back_inserter(lines));
    }
    return lines;
}

}  // namespace bench
