#include "collector/context/delegated_file.hpp"

#include "collector/context/sealed_table.hpp"
#include "measure/country_code.hpp"
#include "measure/ip.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace collector::context {
namespace {

using Fields = std::vector<std::string_view>;

constexpr std::array<std::string_view, 7> kRegistries{"afrinic", "apnic", "arin", "lacnic", "ripencc", "iana", "nro"};
constexpr std::string_view kRemedy = "fetch the file again; nothing was imported";

/// Its records carry the registries they are of.
constexpr std::string_view kCombined = "nro";

/// How packed files begin, and what they are.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPacked{{{"\x1f\x8b", "gzip"},
                                                                                {"BZh", "bzip2"},
                                                                                {"\xfd"
                                                                                 "7zXZ",
                                                                                 "xz"},
                                                                                {"PK\x03\x04", "zip"}}};

/// A line of the files is some hundred octets; a longer one is no line of theirs.
constexpr std::size_t kLongestLine = 1024;

Fields fields_of(std::string_view line)
{
    Fields fields;
    for (;;) {
        const auto end = line.find('|');
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(end + 1);
    }
}

std::optional<std::uint64_t> number_in(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && fault == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

/// "20110811" as a day; nullopt for what is no day.
std::optional<measure::Day> day_in(std::string_view text)
{
    if (text.size() != 8 || !number_in(text)) {
        return std::nullopt;
    }
    const auto iso =
        std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" + std::string(text.substr(6));
    const auto day = measure::parse_iso_date(iso);
    return day ? std::optional(*day) : std::nullopt;
}

bool is_registry(std::string_view word)
{
    return std::find(kRegistries.begin(), kRegistries.end(), word) != kRegistries.end();
}

/// ARIN and RIPE NCC write the date as seconds into their serial: the end date alone is a date in every registry's file.
measure::Result<void> read_version(DelegatedFile& file, const Fields& fields)
{
    if (fields.size() < 6 || fields[0].empty() || fields[0][0] < '1' || fields[0][0] > '2') {
        return measure::error("it begins with no version line (2|ripencc|serial|records|from|to|+0200)");
    }
    if (!is_registry(fields[1])) {
        return measure::error("'" + std::string(fields[1]) + "' is no registry");
    }
    auto dated = day_in(fields[5]);
    dated = dated ? dated : day_in(fields[2]);
    if (!dated) {
        return measure::error("its version line tells no end date");
    }
    file.registry = fields[1];
    file.dated = *dated;
    return {};
}

measure::Result<std::string> country_in(std::string_view text)
{
    std::string code;
    for (const char c : text) {
        const bool lower = c >= 'a' && c <= 'z';
        code += lower ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (!code.empty() && !measure::is_country_code(code)) {
        return measure::error("'" + std::string(text) + "' is no country code");
    }
    return code;
}

/// "" and 00000000 are how registries say that they do not know.
measure::Result<std::string> date_in(std::string_view text)
{
    if (text.empty() || text == "00000000") {
        return std::string();
    }
    return day_in(text) ? measure::Result<std::string>(text) : measure::error("'" + std::string(text) + "' is no date");
}

measure::Result<Standing> standing_in(std::string_view text)
{
    if (text == "ianapool") {
        return Standing::available;
    }
    const auto known = measure::from_word<Standing>(text);
    return known ? measure::Result<Standing>(*known) : measure::error("'" + std::string(text) + "' is no status");
}

measure::Result<void> read_systems(Delegated& record, std::string_view first, std::uint64_t count)
{
    const auto number = number_in(first);
    if (!number || *number > UINT32_MAX || count == 0 || count > UINT32_MAX - *number + 1) {
        return measure::error("'" + std::string(first) + "' and " + std::to_string(count) + " are no range of AS numbers");
    }
    record.first = *number;
    record.count = count;
    return {};
}

/// The count is any number: registries give out 768 addresses as readily as 1024.
measure::Result<void> read_ipv4(Delegated& record, const measure::Address& address, std::uint64_t count)
{
    std::uint64_t first = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        first = first << 8U | address.octets[i];
    }
    if (count == 0 || count > (std::uint64_t{1} << 32U) - first) {
        return measure::error(std::to_string(count) + " addresses do not fit behind " + to_string(address));
    }
    record.first = first;
    record.count = count;
    return {};
}

/// The value is a prefix length.
measure::Result<void> read_ipv6(Delegated& record, const measure::Address& address, std::uint64_t length)
{
    if (length == 0 || length > 128 || covering(address, static_cast<std::uint8_t>(length)).base != address) {
        return measure::error(to_string(address) + "/" + std::to_string(length) + " is no prefix");
    }
    for (std::size_t i = 0; i < 8; ++i) {
        record.first = record.first << 8U | address.octets[i];
    }
    record.count = length > 64 ? 0 : std::uint64_t{1} << (64 - length);
    return {};
}

measure::Result<void> read_numbers(Delegated& record, std::string_view start, std::string_view value)
{
    const auto amount = number_in(value);
    if (!amount) {
        return measure::error("'" + std::string(value) + "' is no amount");
    }
    if (record.kind == NumberKind::asn) {
        return read_systems(record, start, *amount);
    }
    const auto address = measure::parse_address(start);
    const auto family = record.kind == NumberKind::ipv4 ? measure::Family::ipv4 : measure::Family::ipv6;
    if (!address || address->family != family) {
        return measure::error("'" + std::string(start) + "' is no " + std::string(measure::to_word(record.kind)) +
                              " address");
    }
    return family == measure::Family::ipv4 ? read_ipv4(record, *address, *amount) : read_ipv6(record, *address, *amount);
}

/// registry|cc|type|start|value|date|status[|holder[|...]]; what comes behind the holder is an extension of one registry.
measure::Result<Delegated> read_record(const Fields& fields)
{
    if (fields.size() < 7) {
        return measure::error("it has " + std::to_string(fields.size()) + " fields; a record has seven or more");
    }
    const auto kind = measure::from_word<NumberKind>(fields[2]);
    if (!is_registry(fields[0]) || !kind) {
        return measure::error("'" + std::string(!kind ? fields[2] : fields[0]) + "' is no " +
                              (!kind ? "type of record" : "registry"));
    }
    const auto country = country_in(fields[1]);
    const auto date = date_in(fields[5]);
    const auto standing = standing_in(fields[6]);
    if (!country || !date || !standing) {
        return tl::unexpected(!country ? country.error() : !date ? date.error() : standing.error());
    }
    Delegated record{.kind = *kind,
                     .standing = *standing,
                     .country = *country,
                     .date = *date,
                     .holder = std::string(fields.size() > 7 ? fields[7] : ""),
                     .registry = std::string(fields[0])};
    if (auto read = read_numbers(record, fields[3], fields[4]); !read) {
        return tl::unexpected(read.error());
    }
    return record;
}

/// What the summary lines promise: records by type. Those of the combined file (nro|*|ipv4|...) count the records of all.
using Promised = std::map<std::pair<std::string, NumberKind>, std::uint64_t>;

measure::Result<void> read_summary(Promised& promised, const Fields& fields)
{
    const auto kind = measure::from_word<NumberKind>(fields[2]);
    const auto count = number_in(fields[4]);
    if (!kind || !count) {
        return measure::error("its summary line counts nothing");
    }
    promised[{std::string(fields[0]), *kind}] += *count;
    return {};
}

bool is_summary(const Fields& fields)
{
    return fields.size() >= 6 && fields[5] == "summary";
}

measure::Result<void> take_line(DelegatedFile& file, Promised& promised, std::string_view line)
{
    const auto fields = fields_of(line);
    if (file.registry.empty()) {
        return read_version(file, fields);
    }
    if (is_summary(fields)) {
        return read_summary(promised, fields);
    }
    auto record = read_record(fields);
    if (!record) {
        return tl::unexpected(record.error());
    }
    if (file.registry != kCombined && record->registry != file.registry) {
        return measure::error("a record of " + record->registry + " in the file of " + file.registry);
    }
    file.extended = file.extended || fields.size() > 7 || !record->is_held();
    file.records.push_back(*std::move(record));
    return {};
}

/// The one damage that no line shows: a file that was cut off between two lines.
measure::Result<void> check_summary(DelegatedFile& file, const Promised& promised, DelegatedLeave leave)
{
    Promised found;
    const bool is_combined = file.registry == kCombined;
    for (const auto& record : file.records) {
        ++found[{record.registry, record.kind}];
        found[{std::string(kCombined), record.kind}] += is_combined ? 1 : 0;
    }
    for (const auto& [key, count] : promised) {
        const auto there = found[key];
        if (there == count) {
            continue;
        }
        const auto what = "its summary says " + std::to_string(count) + " records of " + key.first + " " +
                          std::string(measure::to_word(key.second)) + ", " + std::to_string(there) + " are in it";
        if (there < count && !leave.fewer_than_summary) {
            return measure::error(what + ": it was cut off", "",
                                  "fetch the file again; if the registry itself miscounts, add --miscounted");
        }
        file.notes.push_back(what);
    }
    return {};
}

std::string_view without_mark(std::string_view text)
{
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

}  // namespace

measure::Result<DelegatedFile> parse_delegated(std::string_view text, const std::string& where, DelegatedLeave leave)
{
    for (const auto& [magic, name] : kPacked) {
        if (text.starts_with(magic)) {
            return measure::error("it is packed (" + std::string(name) + ")", where,
                                  "unpack it first; nothing was imported");
        }
    }
    DelegatedFile file;
    Promised promised;
    const auto take = [&](std::string_view line) -> measure::Result<void> {
        if (line.empty() || line.starts_with('#')) {
            return {};
        }
        if (line.size() > kLongestLine) {
            return measure::error("the line is too long");
        }
        return take_line(file, promised, line);
    };
    if (auto read = each_line(without_mark(text), where, 1, take); !read) {
        return measure::error(read.error().what, read.error().where, std::string(kRemedy));
    }
    if (file.registry.empty()) {
        return measure::error("it is empty", where, std::string(kRemedy));
    }
    if (auto counted = check_summary(file, promised, leave); !counted) {
        return measure::error(counted.error().what, where, counted.error().remedy);
    }
    return file;
}

}  // namespace collector::context
