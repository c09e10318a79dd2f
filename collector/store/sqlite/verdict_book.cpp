#include "collector/store/sqlite/verdict_book.hpp"

#include "collector/store/sqlite/rows.hpp"

#include <algorithm>

namespace collector::store::sqlite {
namespace {

using measure::Verdict;

/// Bounded: a value may be any number from 0 to 1.
constexpr std::size_t kRemembered = 10'000;

/// All but the detail.
bool is_same_kind(const Verdict& one, const Verdict& other)
{
    return one.outcome == other.outcome && one.value == other.value && one.level == other.level &&
           one.cause == other.cause && one.locus == other.locus && one.version == other.version &&
           one.check == other.check && one.rule == other.rule && one.masked_by == other.masked_by &&
           one.flags == other.flags;
}

void bind_kind(SQLite::Statement& statement, const Verdict& verdict)
{
    Binder(statement)
        .text(verdict.check)
        .number(verdict.version)
        .word(verdict.outcome)
        .real(verdict.value)
        .word(verdict.level)
        .text(verdict.rule)
        .word(verdict.cause)
        .word(verdict.locus)
        .text(verdict.masked_by)
        .number(to_bits(verdict.flags));
}

std::int64_t find_or_insert(Connection& connection, const Verdict& verdict)
{
    auto& find = connection.statement("find_verdict_kind");
    bind_kind(find, verdict);
    if (find.executeStep()) {
        const auto number = find.getColumn(0).getInt64();
        find.reset();
        return number;
    }
    auto& insert = connection.statement("insert_verdict_kind");
    bind_kind(insert, verdict);
    insert.exec();
    return connection.database().getLastInsertRowid();
}

bool needs_escape(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// RFC 8259 section 7: a backslash and four digits go for every octet.
void append_escaped(std::string& list, char c)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto octet = static_cast<unsigned char>(c);
    list.append("\\u00").append(1, kDigits[octet >> 4U]).append(1, kDigits[octet & 0xFU]);
}

/// Octets that are no UTF-8 pass as they are: SQLite neither minds nor changes them.
void append_quoted(std::string& list, std::string_view text)
{
    list += '"';
    for (auto rest = text; !rest.empty();) {
        const auto special = std::find_if(rest.begin(), rest.end(), needs_escape);
        const auto plain = static_cast<std::size_t>(special - rest.begin());
        list.append(rest.substr(0, plain));
        if (special != rest.end()) {
            append_escaped(list, *special);
        }
        rest.remove_prefix(std::min(plain + 1, rest.size()));
    }
    list += '"';
}

}  // namespace

std::string VerdictBook::list(Connection& connection, std::span<const Verdict> verdicts)
{
    std::string list = "[";
    for (const auto& verdict : verdicts) {
        list.append(list.size() > 1 ? ",[" : "[").append(std::to_string(number_of(connection, verdict))).append(",");
        append_quoted(list, verdict.detail);
        list += "]";
    }
    return list + "]";
}

void VerdictBook::forget()
{
    known_.clear();
    size_ = 0;
}

std::int64_t VerdictBook::number_of(Connection& connection, const Verdict& verdict)
{
    auto& kinds = known_[verdict.rule];
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return is_same_kind(kind.verdict, verdict); });
    if (found != kinds.end()) {
        return found->number;
    }
    const auto number = find_or_insert(connection, verdict);
    if (size_ >= kRemembered) {
        forget();
    }
    known_[verdict.rule].push_back({.verdict = verdict, .number = number});
    known_[verdict.rule].back().verdict.detail.clear();
    ++size_;
    return number;
}

}  // namespace collector::store::sqlite
