#include "collector/ingest/identity.hpp"

#include "codec/digest.hpp"

namespace collector::ingest {

measure::Result<std::optional<Registration>> find_sender(const Store& store, const std::string& token)
{
    auto probes = store.probes();
    if (!probes) {
        return tl::unexpected(probes.error());
    }
    const auto wanted = codec::sha256(token);
    std::optional<Registration> sender;
    for (auto& probe : *probes) {
        if (codec::equal_in_constant_time(probe.token_sha256, wanted)) {
            sender = std::move(probe);
        }
    }
    return sender;
}

}  // namespace collector::ingest
