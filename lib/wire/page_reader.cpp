#include "wire/page_reader.hpp"

#include "wire/page_elements.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parserInternals.h>

#include <cstring>

namespace wire {
namespace {

/// The parser may work on this much before we look at depth again.
constexpr std::size_t kSlice = 4096;

std::string_view view_of(const xmlChar* text)
{
    return text == nullptr ? std::string_view() : static_cast<const char*>(static_cast<const void*>(text));
}

std::string_view view_of(const xmlChar* text, int length)
{
    return {static_cast<const char*>(static_cast<const void*>(text)), static_cast<std::size_t>(length)};
}

PageElements& elements_of(void* user)
{
    return *static_cast<PageElements*>(user);
}

void on_begin(void* user, const xmlChar* name, const xmlChar** pairs)
{
    Attributes attributes;
    for (; pairs != nullptr && pairs[0] != nullptr; pairs += 2) {
        attributes.emplace(view_of(pairs[0]), view_of(pairs[1]));
    }
    elements_of(user).begin(view_of(name), attributes);
}

void on_end(void* user, const xmlChar* name)
{
    elements_of(user).end(view_of(name));
}

void on_text(void* user, const xmlChar* characters, int length)
{
    elements_of(user).text(view_of(characters, length));
}

htmlSAXHandler handlers()
{
    htmlSAXHandler sax;
    std::memset(&sax, 0, sizeof sax);
    sax.startElement = &on_begin;
    sax.endElement = &on_end;
    sax.characters = &on_text;
    sax.ignorableWhitespace = &on_text;
    sax.cdataBlock = &on_text;
    return sax;
}

struct FreeContext {
    void operator()(htmlParserCtxt* context) const noexcept { htmlFreeParserCtxt(context); }
};

}  // namespace

struct PageReader::Parser {
    PageElements elements;
    std::unique_ptr<htmlParserCtxt, FreeContext> context;
};

PageReader::PageReader(const std::string& charset) : parser_(std::make_unique<Parser>())
{
    auto sax = handlers();
    parser_->context.reset(htmlCreatePushParserCtxt(&sax, &parser_->elements, nullptr, 0, nullptr, XML_CHAR_ENCODING_NONE));
    if (!parser_->context) {
        throw std::bad_alloc();
    }
    htmlCtxtUseOptions(parser_->context.get(),
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    if (auto* handler = charset.empty() ? nullptr : xmlFindCharEncodingHandler(charset.c_str())) {
        xmlSwitchToEncoding(parser_->context.get(), handler);
    }
}

PageReader::~PageReader() = default;

void PageReader::add(std::string_view piece)
{
    for (; !piece.empty() && !parser_->elements.is_done(); piece.remove_prefix(std::min(piece.size(), kSlice))) {
        const auto slice = piece.substr(0, kSlice);
        htmlParseChunk(parser_->context.get(), slice.data(), static_cast<int>(slice.size()), 0);
    }
}

ReadPage PageReader::finish()
{
    if (!parser_->elements.is_done()) {
        htmlParseChunk(parser_->context.get(), nullptr, 0, 1);
    }
    return parser_->elements.finish();
}

}  // namespace wire
