#pragma once

#include "probe/cpe/judge/finding.hpp"

/// The silence rule: what was not seen only counts while a control shows that it could have been.
namespace cpe::judge {

/// Did the router answer the control echo on this port within five seconds before `span` and within five after it?
/// Returns why nothing can be concluded, or nothing when silence counts.
std::optional<std::string> why_unproven(const Scene& scene, Port port, const Span& span);

/// For WAN and boot rows: any frame of the router on the WAN within the span shows that it lives.
std::optional<std::string> why_unproven_at_boot(const Scene& scene, const Span& span);

/// `otherwise`, unless the silence within the span proves nothing.
Finding if_silence_counts(const Scene& scene, Port port, const Span& span, Finding otherwise);

}  // namespace cpe::judge
