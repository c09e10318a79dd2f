#include "collector/ingest/conflict_shelf.hpp"

#include <fstream>
#include <iterator>
#include <system_error>

namespace collector::ingest {

measure::Result<void> ConflictShelf::keep(const measure::SealedBatch& batch) const
{
    std::error_code code;
    std::filesystem::create_directories(directory_, code);
    const auto kept = std::distance(std::filesystem::directory_iterator(directory_, code), {});
    if (code || static_cast<std::size_t>(kept) >= most_) {
        return measure::error(code ? code.message() : "the shelf of conflicting batches is full", directory_.string(),
                              "look at the batches kept there and move them away");
    }
    // Probe names are checked at registration, streams in the path: no part of the name is a stranger's free text.
    const auto name =
        batch.id.probe + "-" + batch.id.stream + "-" + std::to_string(batch.id.seq) + "-" + batch.sha256 + ".zst";
    std::ofstream file(directory_ / name, std::ios::binary);
    file << batch.bytes;
    if (!file.flush()) {
        return measure::error("cannot keep the conflicting batch", (directory_ / name).string(), "free space on the disk");
    }
    return {};
}

}  // namespace collector::ingest
