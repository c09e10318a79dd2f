#include "collector/scorekeeping/indexing.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <array>

namespace collector::scorekeeping {
namespace {

constexpr std::string_view kKind = "sqlite";

/// Entries a transaction: a group of batches of a megabyte fits in memory, and an fsync is shared by many.
constexpr std::size_t kGroup = 64;

}  // namespace

measure::Result<store::OpenStore> open_index(const config::Config& config)
{
    return store::open(kKind, config::index_file(config).string());
}

void remove_index(const config::Config& config)
{
    for (const auto* suffix : {"", "-wal", "-shm"}) {
        std::error_code ignored;
        std::filesystem::remove(config::index_file(config).string() + suffix, ignored);
    }
}

bool remove_if_ahead(const config::Config& config, std::uint64_t ledger_last)
{
    {
        const auto index = open_index(config);
        if (!index || index->store->watermark().value_or(0) <= ledger_last) {
            return false;
        }
    }
    remove_index(config);
    return true;
}

std::string index_edition(const config::Config& config)
{
    struct stat file {};
    const bool there = ::stat(config::index_file(config).c_str(), &file) == 0;
    return fmt::format("{}-{:x}-{:x}", SEXTANT_VERSION, there ? file.st_ino : 0, there ? file.st_ctim.tv_sec : 0);
}

measure::Result<void> catch_up(Store& store, const Ledger& ledger, const std::function<void(std::uint64_t)>& progress)
{
    const auto watermark = store.watermark();
    if (!watermark) {
        return tl::unexpected(watermark.error());
    }
    std::vector<IndexEntry> group;
    const auto apply = [&]() -> measure::Result<void> {
        auto applied = group.empty() ? measure::Result<void>() : store.apply_all(group);
        if (applied && progress && !group.empty()) {
            progress(group.back().position);
        }
        group.clear();
        return applied;
    };
    const auto take = [&](const LedgerEntry& entry) -> measure::Result<void> {
        auto judged = judge(entry);
        if (!judged) {
            return tl::unexpected(judged.error());
        }
        group.push_back(*std::move(judged));
        return group.size() < kGroup ? measure::Result<void>() : apply();
    };
    return ledger.replay(*watermark + 1, ledger.last(), take).and_then(apply);
}

}  // namespace collector::scorekeeping
