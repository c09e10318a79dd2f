#include "collector/networks/spans.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace collector::networks;

namespace {

constexpr std::uint64_t kNumbers = 64;

Delegated record(std::uint64_t first, std::uint64_t last, const std::string& country)
{
    return {.kind = NumberKind::ipv4,
            .first = first,
            .count = last - first + 1,
            .country = country,
            .date = "",
            .holder = country,
            .registry = "ripencc"};
}

DelegatedFile file_of(std::vector<Delegated> records)
{
    DelegatedFile file;
    file.registry = "ripencc";
    file.records = std::move(records);
    return file;
}

/// Who holds a number, by looking at every record: the one that begins last, then the shortest, then the first in the file.
const Delegated* naive(const DelegatedFile& file, std::uint64_t number)
{
    const Delegated* best = nullptr;
    for (const auto& it : file.records) {
        const bool holds = it.first <= number && number <= it.last();
        if (holds && (best == nullptr || it.first > best->first || (it.first == best->first && it.count < best->count))) {
            best = &it;
        }
    }
    return best;
}

DelegatedFile drawn(std::mt19937& luck)
{
    std::uniform_int_distribution<std::uint64_t> number(0, kNumbers - 1);
    DelegatedFile file;
    for (auto i = number(luck) % 12; i > 0; --i) {
        const auto [first, last] = std::minmax({number(luck), number(luck)});
        file.records.push_back(record(first, last, "C" + std::to_string(i)));
    }
    return file;
}

bool is_rising_and_apart(const std::vector<HeldSpan>& spans)
{
    for (std::size_t i = 0; i < spans.size(); ++i) {
        if (spans[i].last < spans[i].first || (i > 0 && spans[i].first <= spans[i - 1].last)) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("an outer span goes on behind the one within it", "[networks][spans]")
{
    const auto file = file_of({record(0, 31, "CH"), record(8, 15, "US")});

    const auto spans = held_spans({&file}, NumberKind::ipv4);

    REQUIRE(spans.size() == 3);
    CHECK(find_span(spans, 7)->record->country == "CH");
    CHECK(find_span(spans, 8)->record->country == "US");
    CHECK(find_span(spans, 16)->record->country == "CH");
    CHECK(find_span(spans, 32) == nullptr);
}

TEST_CASE("spans tell of every number what a look at every record tells", "[networks][spans]")
{
    std::mt19937 luck(20120606);
    for (int round = 0; round < 2000; ++round) {
        const auto file = drawn(luck);
        const auto spans = held_spans({&file}, NumberKind::ipv4);
        REQUIRE(is_rising_and_apart(spans));
        for (std::uint64_t number = 0; number < kNumbers; ++number) {
            const auto* span = find_span(spans, number);
            REQUIRE((span == nullptr ? nullptr : span->record) == naive(file, number));
        }
    }
}

TEST_CASE("of the combined file those registries are left out that have a file of their own", "[networks][spans]")
{
    auto file = file_of({record(0, 1, "NO"), record(2, 3, "JP")});
    file.records[1].registry = "apnic";
    auto combined = file;
    combined.registry = "nro";

    leave_out_of_combined(file, {"ripencc"});
    leave_out_of_combined(combined, {"nro", "ripencc"});

    CHECK(file.records.size() == 2);
    REQUIRE(combined.records.size() == 1);
    CHECK(combined.records[0].country == "JP");
}

TEST_CASE("others fill what spans leave free, number by number", "[networks][spans]")
{
    std::mt19937 luck(20120606);
    for (int round = 0; round < 2000; ++round) {
        const auto file = drawn(luck);
        const auto other = drawn(luck);
        const auto all = filled(held_spans({&file}, NumberKind::ipv4), held_spans({&other}, NumberKind::ipv4));
        REQUIRE(is_rising_and_apart(all));
        for (std::uint64_t number = 0; number < kNumbers; ++number) {
            const auto* span = find_span(all, number);
            const auto* wanted = naive(file, number);
            REQUIRE((span == nullptr ? nullptr : span->record) == (wanted == nullptr ? naive(other, number) : wanted));
        }
    }
}
