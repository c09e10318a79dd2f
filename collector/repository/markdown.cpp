#include "collector/repository/markdown.hpp"

#include <cmark.h>

#include <algorithm>
#include <memory>

namespace collector::repository {
namespace {

/// A text for people is never nested deeper; a hostile one may be, and every reader of the tree recurses.
constexpr int kDeepest = 12;
constexpr std::size_t kLongestUrl = 500;

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

std::string text_or_empty(const char* text)
{
    return text == nullptr ? std::string() : std::string(text);
}

/// Walks a document of cmark once; what may not stand there becomes an error, the rest a tree.
class Reader {
public:
    Reader(const std::string& name, int first_line) : name_(name), first_line_(first_line) {}

    std::vector<Block> blocks_of(cmark_node* parent, int depth)
    {
        std::vector<Block> blocks;
        if (depth > kDeepest) {
            refuse(parent, "the text is nested too deeply", "use fewer lists and quotes within each other");
            return blocks;
        }
        for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            add_block(blocks, node, depth);
        }
        return blocks;
    }

    std::vector<measure::Error> errors;

private:
    int line_of(cmark_node* node)
    {
        const int line = cmark_node_get_start_line(node);
        line_ = line > 0 ? line + first_line_ - 1 : line_;
        return line_;
    }

    void refuse(cmark_node* node, std::string what, std::string remedy)
    {
        errors.push_back(
            {.what = std::move(what), .where = name_ + ":" + std::to_string(line_of(node)), .remedy = std::move(remedy)});
    }

    void refuse_html(cmark_node* node)
    {
        refuse(node, "raw HTML is not shown", "write it in Markdown, or put it between backticks to show it as it is");
    }

    void add_block(std::vector<Block>& blocks, cmark_node* node, int depth)
    {
        Block block;
        block.line = line_of(node);
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_PARAGRAPH: block.spans = spans_of(node, depth + 1); break;
            case CMARK_NODE_HEADING: read_heading(block, node, depth); break;
            case CMARK_NODE_LIST: read_list(block, node, depth); break;
            case CMARK_NODE_ITEM: read_children(block, BlockKind::item, node, depth); break;
            case CMARK_NODE_BLOCK_QUOTE: read_children(block, BlockKind::quote, node, depth); break;
            case CMARK_NODE_CODE_BLOCK:
                block.kind = BlockKind::code;
                block.text = text_or_empty(cmark_node_get_literal(node));
                break;
            case CMARK_NODE_THEMATIC_BREAK: block.kind = BlockKind::rule; break;
            default: refuse_html(node); return;
        }
        blocks.push_back(std::move(block));
    }

    void read_children(Block& block, BlockKind kind, cmark_node* node, int depth)
    {
        block.kind = kind;
        block.blocks = blocks_of(node, depth + 1);
    }

    void read_list(Block& block, cmark_node* node, int depth)
    {
        block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        block.start = block.ordered ? cmark_node_get_list_start(node) : 1;
        read_children(block, BlockKind::list, node, depth);
    }

    void read_heading(Block& block, cmark_node* node, int depth)
    {
        block.kind = BlockKind::heading;
        block.level = cmark_node_get_heading_level(node);
        block.spans = spans_of(node, depth + 1);
        if (block.level == 1) {
            refuse(node, "a heading of the first level stands in the text",
                   "the title stands in the front matter; sections begin with ##");
        }
        if (block.level > 4) {
            refuse(node, "a heading is too deep", "use ##, ### and #### alone");
        }
    }

    std::vector<Span> spans_of(cmark_node* parent, int depth)
    {
        std::vector<Span> spans;
        if (depth > kDeepest) {
            refuse(parent, "the text is nested too deeply", "use less emphasis within emphasis");
            return spans;
        }
        for (auto* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
            add_span(spans, node, depth);
        }
        return spans;
    }

    void add_span(std::vector<Span>& spans, cmark_node* node, int depth)
    {
        const auto literal = [&] { return text_or_empty(cmark_node_get_literal(node)); };
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_TEXT: append_text(spans, literal()); return;
            case CMARK_NODE_SOFTBREAK: append_text(spans, " "); return;
            case CMARK_NODE_LINEBREAK: spans.push_back({.kind = SpanKind::line_break}); return;
            case CMARK_NODE_CODE: spans.push_back({.kind = SpanKind::code, .text = literal()}); return;
            case CMARK_NODE_EMPH: add_nested(spans, SpanKind::emphasis, node, depth); return;
            case CMARK_NODE_STRONG: add_nested(spans, SpanKind::strong, node, depth); return;
            case CMARK_NODE_LINK: add_link(spans, node, depth); return;
            case CMARK_NODE_IMAGE:
                refuse(node, "pictures are not shown", "say in words what it shows, and link to the page that has it");
                return;
            default: refuse_html(node); return;
        }
    }

    /// cmark gives one text in pieces; a reader wants it whole.
    static void append_text(std::vector<Span>& spans, const std::string& text)
    {
        if (text.empty()) {
            return;
        }
        if (spans.empty() || spans.back().kind != SpanKind::text) {
            spans.push_back({.kind = SpanKind::text});
        }
        spans.back().text += text;
    }

    void add_nested(std::vector<Span>& spans, SpanKind kind, cmark_node* node, int depth)
    {
        spans.push_back({.kind = kind, .spans = spans_of(node, depth + 1)});
    }

    void add_link(std::vector<Span>& spans, cmark_node* node, int depth)
    {
        const auto url = text_or_empty(cmark_node_get_url(node));
        if (!is_web_address(url)) {
            refuse(node, "a link leads to '" + url.substr(0, 60) + "'", "link to http:// and https:// addresses alone");
        }
        spans.push_back({.kind = SpanKind::link, .url = url, .spans = spans_of(node, depth + 1)});
    }

    const std::string& name_;
    int first_line_;
    int line_ = 0;
};

void append_words(std::string& words, const std::vector<Span>& spans)
{
    for (const auto& span : spans) {
        words += span.kind == SpanKind::line_break ? " " : span.text;
        append_words(words, span.spans);
    }
}

void append_words(std::string& words, const std::vector<Block>& blocks)
{
    for (const auto& block : blocks) {
        words += block.text;
        append_words(words, block.spans);
        words += '\n';
        append_words(words, block.blocks);
    }
}

}  // namespace

MarkdownText read_markdown(std::string_view body, const std::string& name, int first_line)
{
    const Document document(cmark_parse_document(body.data(), body.size(), CMARK_OPT_DEFAULT), &cmark_node_free);
    Reader reader(name, first_line);
    auto blocks = reader.blocks_of(document.get(), 0);
    return {.blocks = std::move(blocks), .errors = std::move(reader.errors)};
}

std::string plain_text(const std::vector<Block>& blocks)
{
    std::string words;
    append_words(words, blocks);
    return words;
}

std::string plain_text(const std::vector<Span>& spans)
{
    std::string words;
    append_words(words, spans);
    return words;
}

bool is_web_address(std::string_view url)
{
    const auto begins = [url](std::string_view scheme) { return url.size() > scheme.size() && url.starts_with(scheme); };
    const auto odd = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\';
    };
    return (begins("https://") || begins("http://")) && url.size() <= kLongestUrl &&
           std::none_of(url.begin(), url.end(), odd);
}

}  // namespace collector::repository
