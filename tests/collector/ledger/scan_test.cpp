#include "collector/ledger/entry.hpp"
#include "collector/ledger/scan.hpp"
#include "tests/collector/ledger/entries.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace collector::ledger;

namespace {

std::string segment_of(std::uint64_t count)
{
    std::string bytes;
    std::string previous(kNoHash);
    for (std::uint64_t position = 1; position <= count; ++position) {
        auto entry = batch_entry(position);
        entry.position = position;
        const auto frame = encode(to_frame(entry, previous));
        previous = chain_hash(frame);
        bytes += frame;
    }
    return bytes;
}

}  // namespace

TEST_CASE("a segment cut at any octet keeps every entry before the cut", "[ledger][fault]")
{
    const auto whole = segment_of(3);
    const auto frames = scan_segment(whole, 1).frames;

    for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
        const auto scan = scan_segment(std::string_view(whole).substr(0, cut), 1);
        const auto kept = static_cast<std::size_t>(
            std::ranges::count_if(frames, [&](const Found& it) { return it.offset + it.length <= cut; }));

        CHECK(scan.frames.size() == kept);
        CHECK(scan.damage.empty());
        CHECK(scan.end + scan.tail == cut);
    }
}

TEST_CASE("damage in the middle costs the damaged entry and no other", "[ledger][fault]")
{
    const auto whole = segment_of(4);
    const auto frames = scan_segment(whole, 1).frames;

    for (std::size_t at = frames[1].offset; at < frames[2].offset; ++at) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(~damaged[at]);
        const auto scan = scan_segment(damaged, 1);

        REQUIRE(scan.frames.size() == 3);
        CHECK(scan.frames[1].position == 3);
        REQUIRE(scan.damage.size() == 1);
        CHECK(scan.damage[0].octets == frames[1].length);
    }
}

TEST_CASE("a frame hidden in a damaged batch cannot claim a far position", "[ledger][fault]")
{
    auto hidden = batch_entry(1);
    hidden.position = 1'000'000'000;
    auto outer = batch_entry(1);
    outer.position = 1;
    std::get<collector::ReceivedBatch>(outer.fact).batch.bytes = encode(to_frame(hidden, std::string(kNoHash)));
    auto bytes = encode(to_frame(outer, std::string(kNoHash)));
    bytes[kHeaderOctets] = '!';

    const auto scan = scan_segment(bytes, 1);

    CHECK(scan.frames.empty());
    CHECK(scan.tail == bytes.size());
}

TEST_CASE("entries written before a failed fsync give way to the segment that followed", "[ledger]")
{
    const auto scan = scan_segment(segment_of(3), 1, 3);

    CHECK(scan.frames.size() == 2);
    CHECK(scan.tail > 0);
}

TEST_CASE("ten thousand random mutations never yield an entry that was not written", "[ledger][fault]")
{
    const auto whole = segment_of(6);
    const auto original = scan_segment(whole, 1).frames;
    std::mt19937 random(1);

    for (int round = 0; round < 10'000; ++round) {
        auto damaged = whole;
        const auto at = random() % damaged.size();
        switch (random() % 4) {
            case 0: damaged[at] = static_cast<char>(random()); break;
            case 1: damaged.resize(at); break;
            case 2: damaged.erase(at, 1 + random() % 300); break;
            default:
                std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(at),
                            std::min<std::size_t>(64, damaged.size() - at), '\0');
        }
        for (const auto& found : scan_segment(damaged, 1).frames) {
            const auto& was = original[found.position - 1];
            REQUIRE(damaged.substr(found.offset, found.length) == whole.substr(was.offset, was.length));
        }
    }
}
