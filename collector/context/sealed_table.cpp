#include "collector/context/sealed_table.hpp"

#include "codec/digest.hpp"
#include "daemon/text_file.hpp"
#include "measure/words.hpp"

#include <algorithm>
#include <charconv>

namespace collector::context {
namespace {

constexpr std::string_view kMark = "sextant-table ";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kRemedy =
    "import it again with `sextant-collector context import`, or remove the key to run without";

tl::unexpected<measure::Error> damaged(const std::string& what, const std::string& where)
{
    return measure::error("not an intact table: " + what, where, std::string(kRemedy));
}

/// The next word of the head; "" when there is none.
std::string_view next_word(std::string_view& head)
{
    const auto end = std::min(head.find(' '), head.size());
    const auto word = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    return word;
}

/// The value of the next word when it is `key=value`.
std::string_view next_value(std::string_view& head, std::string_view key)
{
    const auto word = next_word(head);
    const bool fits = word.starts_with(key) && word.substr(key.size()).starts_with('=');
    return fits ? word.substr(key.size() + 1) : std::string_view{};
}

std::string head_of(const SealedTable& table)
{
    return std::string(kMark) + std::string(kVersion) + ' ' + std::string(measure::to_word(table.kind)) +
           " dated=" + measure::to_rfc3339(table.dated) + " rows=" + std::to_string(table.row_count) + " sha256=";
}

std::size_t lines_in(std::string_view rows)
{
    return static_cast<std::size_t>(std::count(rows.begin(), rows.end(), '\n'));
}

}  // namespace

bool is_sealed(std::string_view text)
{
    return text.starts_with(kMark);
}

std::string seal(const SealedTable& table)
{
    // The hash covers the head too: a date that was changed is damage like any other.
    const auto head = head_of(table);
    return head + codec::sha256(head + table.rows) + '\n' + table.rows;
}

measure::Result<SealedTable> unseal(std::string text, const std::string& where)
{
    const auto end = text.find('\n');
    if (!is_sealed(text) || end == std::string::npos) {
        return damaged("its first line is not that of a table", where);
    }
    auto head = std::string_view(text).substr(kMark.size(), end - kMark.size());
    if (const auto version = next_word(head); version != kVersion) {
        return damaged("it has format " + std::string(version) + ", this program reads 1", where);
    }
    const auto kind = measure::from_word<TableKind>(next_word(head));
    const auto dated = measure::parse_rfc3339(std::string(next_value(head, "dated")));
    const auto count = next_value(head, "rows");
    const auto sha256 = std::string(next_value(head, "sha256"));
    SealedTable table;
    const auto [stop, fault] = std::from_chars(count.data(), count.data() + count.size(), table.row_count);
    if (!kind || !dated || count.empty() || fault != std::errc{} || stop != count.data() + count.size()) {
        return damaged("its first line is not that of a table", where);
    }
    table.kind = *kind;
    table.dated = *dated;
    table.rows = text.substr(end + 1);
    if (const auto rows = lines_in(table.rows); rows != table.row_count || (rows > 0 && table.rows.back() != '\n')) {
        return damaged("it has " + std::to_string(rows) + " whole rows of " + std::to_string(table.row_count), where);
    }
    if (codec::sha256(head_of(table) + table.rows) != sha256) {
        return damaged("its content is not what its hash says", where);
    }
    return table;
}

measure::Result<SealedTable> read_sealed(const std::filesystem::path& path, TableKind kind)
{
    auto text = daemons::read_text(path, "the file", "correct its name, or remove the key to run without");
    if (!text) {
        return tl::unexpected(text.error());
    }
    auto table = unseal(*std::move(text), path.string());
    if (table && table->kind != kind) {
        return damaged("it holds " + std::string(measure::to_word(table->kind)) + ", here belong " +
                           std::string(measure::to_word(kind)),
                       path.string());
    }
    return table;
}

measure::Result<void> each_line(std::string_view text, const std::string& where, std::size_t first,
                                const std::function<measure::Result<void>(std::string_view)>& take)
{
    for (auto number = first; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line.remove_suffix(line.ends_with('\r') ? 1 : 0);
        if (auto taken = take(line); !taken) {
            auto error = taken.error();
            error.where = where + ", line " + std::to_string(number);
            return tl::unexpected(std::move(error));
        }
    }
    return {};
}

}  // namespace collector::context
