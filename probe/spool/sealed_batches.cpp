#include "probe/spool/sealed_batches.hpp"

#include "codec/batch.hpp"
#include "codec/digest.hpp"
#include "probe/spool/frame.hpp"
#include "probe/spool/replace_file.hpp"
#include "probe/spool/survey.hpp"

#include <algorithm>
#include <numeric>

namespace probe::spool {

using measure::Result;

SealedBatches::SealedBatches(daemons::FileOps& files, std::filesystem::path directory,
                             const std::map<BatchKey, std::uint64_t>& found)
    : files_(files), directory_(std::move(directory))
{
    for (const auto& [key, octets] : found) {
        batches_[key] = {.octets = octets, .at = {}};
    }
}

Result<void> SealedBatches::write(BatchKey key, const measure::SealedBatch& batch, measure::Timestamp at)
{
    const auto frame = encode({.kind = FrameKind::batch, .seq = key.seq, .at = at, .payload = batch.bytes});
    written_octets_ = frame.size();
    return replace_file(files_, path(key), frame);
}

void SealedBatches::add(BatchKey key, measure::Timestamp at)
{
    batches_[key] = {.octets = written_octets_, .at = at};
}

Result<ReadBatch> SealedBatches::read(BatchKey key) const
{
    auto file = files_.read(path(key));
    if (!file) {
        const auto there = files_.list(directory_);
        const auto name = path(key).filename().string();
        const bool gone = there && std::ranges::find(*there, name, &daemons::DirectoryEntry::name) == there->end();
        return gone ? Result<ReadBatch>(ReadBatch{.batch = {}, .exists = false}) : tl::unexpected(file.error());
    }
    auto frame = decode_only(*file, FrameKind::batch);
    const auto opened = frame ? codec::open(frame->payload) : measure::error("");
    if (!opened || frame->seq != key.seq || opened->header.id.seq != key.seq) {
        return ReadBatch{};
    }
    auto sha256 = codec::sha256(frame->payload);
    return ReadBatch{.batch = measure::SealedBatch{
                         .id = opened->header.id, .bytes = std::move(frame->payload), .sha256 = std::move(sha256)}};
}

std::vector<measure::Tombstone> SealedBatches::graves_for(BatchKey key, std::string_view reason) const
{
    measure::Tombstone grave{
        .first = key.seq, .last = key.seq, .results = 0, .reason = std::string(reason), .last_sha256 = {}};
    std::vector<measure::Tombstone> graves;
    const auto found = read(key);
    const auto opened = found && found->batch ? codec::open(found->batch->bytes) : measure::error("");
    if (opened) {
        graves = opened->header.tombstones;
        grave.results = opened->header.results;
        grave.last_sha256 = found->batch->sha256;
    }
    graves.push_back(std::move(grave));
    return graves;
}

measure::Timestamp SealedBatches::sealed_at(BatchKey key)
{
    auto& sealed = batches_.at(key);
    if (!sealed.at) {
        const auto file = files_.read(path(key));
        const auto frame = file ? decode_only(*file, FrameKind::batch) : std::nullopt;
        // A damaged one is found out when its turn to be sent comes.
        sealed.at = frame ? frame->at : measure::Timestamp::max();
    }
    return *sealed.at;
}

std::optional<BatchKey> SealedBatches::oldest(std::optional<BatchKey> passed_over) const
{
    const auto found = std::ranges::find_if(batches_, [&](const auto& batch) { return batch.first != passed_over; });
    return found == batches_.end() ? std::nullopt : std::optional(found->first);
}

std::vector<BatchKey> SealedBatches::keys() const
{
    std::vector<BatchKey> keys;
    std::ranges::transform(batches_, std::back_inserter(keys), [](const auto& batch) { return batch.first; });
    return keys;
}

std::uint64_t SealedBatches::octets() const
{
    return std::accumulate(batches_.begin(), batches_.end(), std::uint64_t{0},
                           [](auto sum, const auto& batch) { return sum + batch.second.octets; });
}

std::filesystem::path SealedBatches::path(BatchKey key) const
{
    return path_of(directory_, FileKind::batch, key);
}

}  // namespace probe::spool
