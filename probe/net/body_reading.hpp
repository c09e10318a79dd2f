#pragma once

#include "probe/ports/http.hpp"
#include "wire/css_reader.hpp"
#include "wire/ipv4_literal.hpp"
#include "wire/page_reader.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace probe::net {

/// Reads one body as a page or style sheet while it comes. What arrives is put aside at once and read later in slices, so
/// that a large page never keeps the loop from the other connections.
class BodyReading {
public:
    explicit BodyReading(Reading wanted) : wanted_(wanted) {}

    /// One header line of the answer: a Content-Security-Policy may name addresses.
    void add_header(std::string_view line);

    /// The body begins; bodies of another type than the one wanted are not read. "" is taken for what was wanted.
    void begin(std::string_view content_type);
    void add(std::string_view piece);

    /// Reads one slice of what has come; true while more is left.
    bool read_slice();

    /// All has come and was read: puts what was found into the exchange, whose fetch carries the body's digest.
    void finish(HttpExchange& into);

private:
    Reading wanted_;
    std::string unread_;
    std::size_t read_ = 0;
    std::unique_ptr<wire::PageReader> page_;
    wire::References references_;
    std::unique_ptr<wire::CssReader> style_;
    wire::LiteralFinder policy_;
};

}  // namespace probe::net
