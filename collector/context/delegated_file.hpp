#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The statistics files of the registries, `delegated` and `delegated-extended`: who was given which numbers, and when.
///
///     2|ripencc|1567979999|3|19830705|20190908|+0200
///     ripencc|*|ipv4|*|1|summary
///     ripencc|NO|ipv4|192.0.2.0|768|20110811|allocated|87cfacbc-5809
namespace collector::context {

enum class NumberKind : std::uint8_t { asn, ipv4, ipv6 };

constexpr std::array<std::string_view, 3> words_of(NumberKind)
{
    return {"asn", "ipv4", "ipv6"};
}

/// `ianapool` of the combined file is space no registry has yet: available.
enum class Standing : std::uint8_t { allocated, assigned, reserved, available };

constexpr std::array<std::string_view, 4> words_of(Standing)
{
    return {"allocated", "assigned", "reserved", "available"};
}

/// One record. A span of numbers: AS numbers, IPv4 addresses, or IPv6 networks of /64 by their upper half.
struct Delegated {
    NumberKind kind = NumberKind::asn;
    Standing standing = Standing::allocated;
    std::uint64_t first = 0;
    std::uint64_t count = 0;    ///< 0: an IPv6 prefix longer than /64.
    std::string country;        ///< As registered: of the holder's registration, not of the use. "": none is told.
    std::string date;           ///< "20110811"; "": not told.
    std::string holder;         ///< Opaque id; "": not told.
    std::string registry = {};  ///< Of the record; the combined file has many.

    bool is_held() const { return standing == Standing::allocated || standing == Standing::assigned; }
    std::uint64_t last() const { return first + (count - 1); }
};

/// A file, whole.
struct DelegatedFile {
    std::string registry;   ///< afrinic, apnic, arin, lacnic, ripencc; nro: the combined file; iana.
    measure::Day dated{};   ///< The end date of its version line.
    bool extended = false;  ///< It tells holders, and what is reserved and available.
    std::vector<Delegated> records;
    std::vector<std::string> notes;  ///< What is odd about it; no reason to refuse it.
};

/// What an operator may allow of a file that contradicts itself.
struct DelegatedLeave {
    bool fewer_than_summary = false;  ///< Fewer records than its summary says: else it counts as cut off.
};

/// Reads a file to its last record. A damaged line, a missing version line, or fewer records than the summary says refuse the
/// whole with line and reason. Pure.
measure::Result<DelegatedFile> parse_delegated(std::string_view text, const std::string& where, DelegatedLeave leave = {});

}  // namespace collector::context
