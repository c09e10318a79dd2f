#include "wire/page_reader.hpp"

#include "wire/html_push.hpp"
#include "wire/page_elements.hpp"

namespace wire {

struct PageReader::Parser {
    explicit Parser(const std::string& charset) : push(elements, charset) {}

    PageElements elements;
    HtmlPush push;
};

PageReader::PageReader(const std::string& charset) : parser_(std::make_unique<Parser>(charset)) {}

PageReader::~PageReader() = default;

void PageReader::add(std::string_view piece)
{
    parser_->push.add(piece);
}

ReadPage PageReader::finish()
{
    parser_->push.finish();
    return parser_->elements.finish();
}

}  // namespace wire
