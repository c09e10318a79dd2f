#pragma once

#include "measure/result.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// CommonMark into a small tree of text, and nothing that could become markup on somebody's page.
namespace collector::repository {

enum class SpanKind : std::uint8_t { text, code, emphasis, strong, link, line_break };

constexpr std::array<std::string_view, 6> words_of(SpanKind)
{
    return {"text", "code", "emphasis", "strong", "link", "line_break"};
}

struct Span {
    SpanKind kind = SpanKind::text;
    std::string text;         ///< Of text and code.
    std::string url;          ///< Of a link; http or https.
    std::vector<Span> spans;  ///< Of emphasis, strong and link.
};

enum class BlockKind : std::uint8_t { paragraph, heading, list, item, quote, code, rule };

constexpr std::array<std::string_view, 7> words_of(BlockKind)
{
    return {"paragraph", "heading", "list", "item", "quote", "code", "rule"};
}

struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0;              ///< Of a heading, 2 to 4.
    bool ordered = false;       ///< Of a list.
    int start = 1;              ///< Of an ordered list.
    std::string text;           ///< Of code.
    std::vector<Span> spans;    ///< Of a paragraph and a heading.
    std::vector<Block> blocks;  ///< Of a list, an item and a quote.
    int line = 0;               ///< Where it begins.
};

struct MarkdownText {
    std::vector<Block> blocks;
    std::vector<measure::Error> errors;
};

/// Reads a body whose first line is line `first_line` of the file called `name`. Raw HTML, pictures, links to anything but http
/// and https, headings of levels 1, 5 and 6, and nesting beyond reason are errors, each with its line.
MarkdownText read_markdown(std::string_view body, const std::string& name, int first_line);

/// All the text below, words apart.
std::string plain_text(const std::vector<Block>& blocks);
std::string plain_text(const std::vector<Span>& spans);

/// May a reader be sent there?
bool is_web_address(std::string_view url);

}  // namespace collector::repository
