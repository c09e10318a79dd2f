#pragma once

#include "tests/fakes/contribution_samples.hpp"
#include "tests/fakes/fake_contributions.hpp"

namespace samples {

inline collector::Publication publication(const std::string& id, std::uint32_t version, std::uint64_t submission,
                                          bool current)
{
    using enum collector::ContributionKind;
    collector::Publication it{.contribution = id, .version = version, .submission = submission};
    it.published = measure::parse_rfc3339("2026-11-20T04:00:00Z").value();
    it.current = current;
    it.card = {.kind = id == "xa" ? profile : case_study,
               .country = "XA",
               .title = "=<b>A title</b>",
               .summary = "In short.",
               .language = "en",
               .contributor = "Ministry & co",
               .dated = "2026-11-01"};
    return it;
}

/// A profile of two versions, and a case study; whoever wrote them is as hostile as a reviewer lets pass.
inline void publish(fakes::FakeContributions& contributions)
{
    contributions.publications = {publication("xa-portal", 1, 31, true), publication("xa", 2, 30, true),
                                  publication("xa", 1, 29, false)};
    contributions.texts = {{31, case_text()}, {30, profile_text()}, {29, "+++\n+++\n"}};
}

}  // namespace samples
