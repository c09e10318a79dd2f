#include "collector/serve/known_findings.hpp"

#include "collector/access/embargo.hpp"

namespace collector::serve {

measure::Result<std::shared_ptr<const KnownFindings>> KnownFindings::read(const AccessFacts* facts)
{
    auto told = facts == nullptr ? measure::Result<std::vector<Told>>(std::vector<Told>()) : facts->disclosures();
    return std::move(told).map([&](std::vector<Told> all) {
        return std::shared_ptr<const KnownFindings>(new KnownFindings(facts, std::move(all)));
    });
}

measure::Result<std::span<const OpenFinding>> KnownFindings::open() const
{
    if (facts_ != nullptr && !open_) {
        auto read = facts_->open_findings("", access::kExposingChecks);
        if (!read) {
            return tl::unexpected(read.error());
        }
        open_ = *std::move(read);
    }
    return open_ ? std::span<const OpenFinding>(*open_) : std::span<const OpenFinding>();
}

measure::Result<std::shared_ptr<const KnownFindings>> FindingsNow::at(std::uint64_t published, const AccessFacts* facts)
{
    if (findings_ && published_ == published) {
        return findings_;
    }
    auto read = KnownFindings::read(facts);
    if (read) {
        findings_ = *read;
        published_ = published;
    }
    return read;
}

}  // namespace collector::serve
