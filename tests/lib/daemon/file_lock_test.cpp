#include "daemon/file_lock.hpp"
#include "tests/fakes/scratch_directory.hpp"

#include <catch2/catch.hpp>

#include <future>

using daemons::FileLock;

TEST_CASE("one has a lock at a time, until it lets go", "[daemon]")
{
    const fakes::ScratchDirectory scratch;
    const auto file = scratch.file("LOCK");

    {
        const auto first = FileLock::take(file).value();
        CHECK(first.has_value());
        CHECK_FALSE(FileLock::take(file).value().has_value());
    }
    CHECK(FileLock::take(file).value().has_value());
}

TEST_CASE("who waits for a directory has it when the other lets go", "[daemon]")
{
    const fakes::ScratchDirectory scratch;
    auto first = std::optional(FileLock::wait_for(scratch.file(".")).value());

    auto second = std::async(std::launch::async, [&] { return FileLock::wait_for(scratch.file(".")).has_value(); });
    CHECK(second.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout);
    first.reset();

    CHECK(second.get());
}

TEST_CASE("what cannot be locked is said with its name", "[daemon]")
{
    const fakes::ScratchDirectory scratch;

    CHECK(FileLock::take(scratch.file("missing/LOCK")).error().where == scratch.file("missing/LOCK"));
    CHECK(FileLock::wait_for(scratch.file("missing")).error().where == scratch.file("missing"));
}
