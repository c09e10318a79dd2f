#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// A cell of a table: its text with white space drawn together, and what its attributes `class`, `bgcolor` and `style` say,
/// in lower case: in public tables a colour is often the whole statement.
struct HtmlCell {
    std::string text{};
    std::string look{};
};

using HtmlRow = std::vector<HtmlCell>;

/// The rows of every table of a page, one after the other; of a table inside a cell, too, as rows of their own.
///
/// Any octets are read: what is no table has no rows. Bounded: at most 200,000 rows of at most 200 cells of at most
/// 2,000 octets; the rest is left out. Pure.
std::vector<HtmlRow> read_html_tables(std::string_view page);

}  // namespace wire
