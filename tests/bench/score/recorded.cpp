#include "bench/score/recorded.hpp"

#include "bench/ingest/batch_file.hpp"
#include "codec/digest.hpp"

#include <stdexcept>

namespace bench {

std::vector<collector::LedgerEntry> recorded_entries(const std::string& folder)
{
    std::vector<collector::LedgerEntry> entries;
    for (auto& file : read_batches(folder)) {
        const auto sha256 = codec::sha256(file.bytes);
        collector::Registration sender;
        sender.probe = file.id.probe;
        sender.as_number = 64500;
        sender.country = "XA";
        entries.push_back(
            {.position = entries.size() + 1,
             .at = measure::parse_rfc3339("2100-01-01T00:00:00Z").value(),
             .fact = collector::ReceivedBatch{.batch = {.id = file.id, .bytes = std::move(file.bytes), .sha256 = sha256},
                                              .sender = sender,
                                              .context = {}}});
    }
    if (entries.empty()) {
        throw std::runtime_error("no batch in " + folder);
    }
    return entries;
}

}  // namespace bench
