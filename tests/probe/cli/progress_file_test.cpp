#include "probe/cli/progress_file.hpp"

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace probe;

namespace {

struct Folder {
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }

    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("probe-progress-test-" + std::to_string(::getpid()));
};

agent::Progress progress(std::size_t done)
{
    agent::Progress it;
    it.round = "2026-11-21";
    for (std::size_t i = 0; i < done; ++i) {
        it.done.push_back("t" + std::to_string(i) + ".example.test");
    }
    return it;
}

}  // namespace

TEST_CASE("how far a round is survives a restart")
{
    const Folder folder;
    const auto file = cli::progress_file(folder.path);

    REQUIRE(cli::write_progress(file, progress(2)));

    CHECK(cli::read_progress(file)->done == progress(2).done);
}

TEST_CASE("a full disk leaves what was known of the round")
{
    const Folder folder;
    const auto file = cli::progress_file(folder.path);
    REQUIRE(cli::write_progress(file, progress(2)));
    std::filesystem::create_symlink("/dev/full", file.string() + ".tmp");

    CHECK(!cli::write_progress(file, progress(3)));

    CHECK(cli::read_progress(file)->done == progress(2).done);
}
