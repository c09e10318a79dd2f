#include "wire/html_push.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace wire {
namespace {

/// The parser may work on this much before the listener is asked again whether it has enough.
constexpr std::size_t kSlice = 4096;

std::string_view view_of(const xmlChar* text)
{
    return text == nullptr ? std::string_view() : static_cast<const char*>(static_cast<const void*>(text));
}

HtmlListener& listener_of(void* user)
{
    return *static_cast<HtmlListener*>(user);
}

void on_begin(void* user, const xmlChar* name, const xmlChar** pairs)
{
    Attributes attributes;
    for (; pairs != nullptr && pairs[0] != nullptr; pairs += 2) {
        attributes.emplace(view_of(pairs[0]), view_of(pairs[1]));
    }
    listener_of(user).begin(view_of(name), attributes);
}

void on_end(void* user, const xmlChar* name)
{
    listener_of(user).end(view_of(name));
}

void on_text(void* user, const xmlChar* characters, int length)
{
    listener_of(user).text(
        {static_cast<const char*>(static_cast<const void*>(characters)), static_cast<std::size_t>(length)});
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

struct HtmlPush::Context {
    std::unique_ptr<htmlParserCtxt, FreeContext> parser;
};

HtmlPush::HtmlPush(HtmlListener& listener, const std::string& charset)
    : listener_(listener), context_(std::make_unique<Context>())
{
    auto sax = handlers();
    context_->parser.reset(htmlCreatePushParserCtxt(&sax, &listener, nullptr, 0, nullptr, XML_CHAR_ENCODING_NONE));
    if (!context_->parser) {
        throw std::bad_alloc();
    }
    htmlCtxtUseOptions(context_->parser.get(),
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    if (auto* handler = charset.empty() ? nullptr : xmlFindCharEncodingHandler(charset.c_str())) {
        xmlSwitchToEncoding(context_->parser.get(), handler);
    }
}

HtmlPush::~HtmlPush() = default;

void HtmlPush::add(std::string_view piece)
{
    for (; !piece.empty() && !listener_.is_done(); piece.remove_prefix(std::min(piece.size(), kSlice))) {
        const auto slice = piece.substr(0, kSlice);
        htmlParseChunk(context_->parser.get(), slice.data(), static_cast<int>(slice.size()), 0);
    }
}

void HtmlPush::finish()
{
    if (!listener_.is_done()) {
        htmlParseChunk(context_->parser.get(), nullptr, 0, 1);
    }
}

}  // namespace wire
