#include "spool_setup.hpp"

#include "codec/batch.hpp"
#include "codec/result_json.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace probe::spool {

measure::Timestamp at(std::chrono::seconds since_start)
{
    return measure::Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)) + since_start;
}

measure::BatchLine line(const std::string& payload, std::size_t octets)
{
    measure::TaskResult result;
    auto& evidence = result.evidence;
    evidence.task.target = {.domain = "service.example.test", .country = "AA", .sector = "portal"};
    evidence.task.round = "2026-01-01";
    evidence.vantage = {.probe = "lab", .boot_id = "boot", .software = "test/1"};
    // Random, or the batch would unpack further than a collector allows.
    std::mt19937 random(static_cast<unsigned>(std::hash<std::string>{}(payload)));
    std::string filler;
    while (filler.size() < octets) {
        filler += static_cast<char>('a' + random() % 26);
    }
    evidence.notes = {payload, filler};
    return result;
}

std::string payload_of(const std::string& text)
{
    const auto parsed = codec::parse_batch_line(text);
    REQUIRE(parsed);
    return std::get<measure::TaskResult>(*parsed).evidence.notes.front();
}

std::vector<std::string> payloads_in(const measure::SealedBatch& batch)
{
    const auto opened = codec::open(batch.bytes);
    REQUIRE(opened);
    std::vector<std::string> payloads;
    for (const auto& text : opened->lines) {
        payloads.push_back(payload_of(text));
    }
    return payloads;
}

measure::BatchHeader header_of(const measure::SealedBatch& batch)
{
    const auto opened = codec::open(batch.bytes);
    REQUIRE(opened);
    return opened->header;
}

Options small_options()
{
    return {.directory = kDirectory, .max_octets = 64U << 10U, .batch_octets = 8U << 10U, .batch_lines = 10};
}

measure::Result<std::unique_ptr<SegmentSpool>> open_spool(SimulatedDisk& disk, Options options)
{
    return SegmentSpool::open(std::move(options), {"lab", "boot", "test/1"}, disk);
}

std::unique_ptr<SegmentSpool> must_open(SimulatedDisk& disk, Options options)
{
    auto spool = open_spool(disk, std::move(options));
    REQUIRE(spool);
    return *std::move(spool);
}

std::vector<measure::SealedBatch> deliver_all(SegmentSpool& spool)
{
    std::vector<measure::SealedBatch> delivered;
    for (auto batch = spool.oldest(); batch && *batch; batch = spool.oldest()) {
        delivered.push_back(**batch);
        REQUIRE(spool.acknowledge(delivered.back().id));
    }
    return delivered;
}

}  // namespace probe::spool
