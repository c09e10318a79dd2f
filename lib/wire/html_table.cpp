#include "wire/html_table.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>
#include <new>

namespace wire {
namespace {

constexpr std::size_t kSlice = 4096;
constexpr std::size_t kMostRows = 200'000;
constexpr std::size_t kMostCells = 200;
constexpr std::size_t kMostOctets = 2'000;

std::string_view view_of(const xmlChar* text)
{
    return text == nullptr ? std::string_view() : static_cast<const char*>(static_cast<const void*>(text));
}

/// The tables as far as they are read. Only the innermost open cell takes text.
class Tables {
public:
    void begin(std::string_view name, const xmlChar** attributes)
    {
        if (name == "tr") {
            open_row();
        } else if (name == "td" || name == "th") {
            open_cell(attributes);
        }
    }

    void end(std::string_view name)
    {
        if (name == "td" || name == "th" || name == "tr" || name == "table") {
            in_cell_ = false;
        }
    }

    void text(std::string_view piece)
    {
        if (!in_cell_) {
            return;
        }
        auto& text = rows_.back().back().text;
        for (const char c : piece) {
            const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
            if (text.size() < kMostOctets && !(blank && (text.empty() || text.back() == ' '))) {
                text.push_back(blank ? ' ' : c);
            }
        }
    }

    std::vector<HtmlRow> finish()
    {
        for (auto& row : rows_) {
            for (auto& cell : row) {
                if (cell.text.ends_with(' ')) {
                    cell.text.pop_back();
                }
            }
        }
        return std::move(rows_);
    }

private:
    void open_row()
    {
        in_cell_ = false;
        if (rows_.size() < kMostRows) {
            rows_.emplace_back();
        }
    }

    void open_cell(const xmlChar** attributes)
    {
        in_cell_ = !rows_.empty() && rows_.back().size() < kMostCells;
        if (!in_cell_) {
            return;
        }
        auto& cell = rows_.back().emplace_back();
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
            const auto name = view_of(attributes[0]);
            if (name == "class" || name == "bgcolor" || name == "style") {
                cell.look += std::string(view_of(attributes[1]).substr(0, kMostOctets)) + ' ';
            }
        }
        std::transform(cell.look.begin(), cell.look.end(), cell.look.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    }

    std::vector<HtmlRow> rows_;
    bool in_cell_ = false;
};

Tables& tables_of(void* user)
{
    return *static_cast<Tables*>(user);
}

void on_begin(void* user, const xmlChar* name, const xmlChar** attributes)
{
    tables_of(user).begin(view_of(name), attributes);
}

void on_end(void* user, const xmlChar* name)
{
    tables_of(user).end(view_of(name));
}

void on_text(void* user, const xmlChar* characters, int length)
{
    tables_of(user).text({static_cast<const char*>(static_cast<const void*>(characters)), static_cast<std::size_t>(length)});
}

struct FreeContext {
    void operator()(htmlParserCtxt* context) const noexcept { htmlFreeParserCtxt(context); }
};

std::unique_ptr<htmlParserCtxt, FreeContext> open_parser(Tables& tables)
{
    htmlSAXHandler sax;
    std::memset(&sax, 0, sizeof sax);
    sax.startElement = &on_begin;
    sax.endElement = &on_end;
    sax.characters = &on_text;
    sax.ignorableWhitespace = &on_text;
    std::unique_ptr<htmlParserCtxt, FreeContext> context(
        htmlCreatePushParserCtxt(&sax, &tables, nullptr, 0, nullptr, XML_CHAR_ENCODING_NONE));
    if (!context) {
        throw std::bad_alloc();
    }
    htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    return context;
}

}  // namespace

std::vector<HtmlRow> read_html_tables(std::string_view page)
{
    Tables tables;
    const auto context = open_parser(tables);
    for (; !page.empty(); page.remove_prefix(std::min(page.size(), kSlice))) {
        const auto slice = page.substr(0, kSlice);
        htmlParseChunk(context.get(), slice.data(), static_cast<int>(slice.size()), 0);
    }
    htmlParseChunk(context.get(), nullptr, 0, 1);
    return tables.finish();
}

}  // namespace wire
