#pragma once

#include "collector/context/delegated_file.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

/// From the registries' records to what a country holds, announces and moved.
namespace collector::networks {

using context::Delegated;
using context::DelegatedFile;
using context::NumberKind;

/// Files of one moment, one a registry.
using Snapshot = std::vector<const DelegatedFile*>;

/// The NRO's file tells all registries at once; of those that have a file of their own, that one tells. Other files stay whole.
void leave_out_of_combined(DelegatedFile& file, const std::set<std::string>& registries);

/// A held span of numbers with whom it is registered to. The texts are those of the record.
struct HeldSpan {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    const Delegated* record = nullptr;
};

/// What is held of one kind of number, rising and apart. Where two records overlap, the one that begins later tells, and of two that
/// begin together the shorter one: registries correct each other's files a day late. Behind it the outer one goes on, as a
/// span of its own. IPv6 prefixes longer than /64 are left out, and the last number there is.
std::vector<HeldSpan> held_spans(const Snapshot& snapshot, NumberKind kind);

/// The spans, and what others hold between them; both rising and apart.
std::vector<HeldSpan> filled(const std::vector<HeldSpan>& spans, const std::vector<HeldSpan>& others);

/// The span that holds the number; nullptr when none does.
const HeldSpan* find_span(std::span<const HeldSpan> spans, std::uint64_t number);

/// A country, not one of the codes that registries use for regions (EU, AP) and for nobody (ZZ).
bool is_country(std::string_view code);

/// Who holds a record: the opaque id within its registry. A record without one is held by somebody of its own.
std::string holder_of(const Delegated& record);

}  // namespace collector::networks
