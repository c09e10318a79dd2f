#include "collector/ingest/fresh_batches.hpp"

#include <catch2/catch.hpp>

using collector::ingest::FreshBatch;
using collector::ingest::FreshBatches;

namespace {

FreshBatch batch_at(std::uint64_t position)
{
    return {.position = position, .at = {}, .received = {}, .header = {}, .lines = {}, .raw_octets = 100};
}

}  // namespace

TEST_CASE("what does not fit is left to the ledger, and room comes back", "[ingest]")
{
    FreshBatches batches(250);
    for (std::uint64_t position = 1; position <= 3; ++position) {
        batches.put(batch_at(position));
    }

    CHECK(batches.take(1));
    CHECK(batches.take(2));
    CHECK_FALSE(batches.take(3));

    batches.put(batch_at(4));
    CHECK(batches.take(4));
}

TEST_CASE("a batch that the index has passed by gives its room back", "[ingest]")
{
    FreshBatches batches(100);
    batches.put(batch_at(1));

    CHECK_FALSE(batches.take(2));

    batches.put(batch_at(3));
    CHECK(batches.take(3));
}
