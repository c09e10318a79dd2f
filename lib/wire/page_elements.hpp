#pragma once

#include "wire/css_reader.hpp"
#include "wire/html_push.hpp"
#include "wire/ipv4_literal.hpp"
#include "wire/page_reader.hpp"
#include "wire/references.hpp"
#include "wire/text_sketch.hpp"

#include <string>
#include <string_view>

namespace wire {

/// What the elements of a page mean to us. Knows nothing of how they were parsed.
class PageElements : public HtmlListener {
public:
    static constexpr std::size_t kDeepest = 512;

    void begin(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view characters) override;

    /// Too deep.
    bool is_done() const override { return done_; }

    ReadPage finish();

private:
    void begin_resource(std::string_view name, const Attributes& attributes);
    void begin_link(const Attributes& attributes);
    void refer(const Attributes& attributes, std::string_view attribute, measure::ResourceKind kind);
    void refer_set(const Attributes& attributes, std::string_view attribute);
    void look_for_literals(const Attributes& attributes);

    References references_;
    CssReader css_{references_};
    TextSketch sketch_;
    LiteralFinder literals_;
    std::string title_;
    std::string language_;
    std::string base_;
    bool challenge_ = false;
    bool done_ = false;
    std::size_t depth_ = 0;
    std::size_t hidden_ = 0;  ///< Open elements whose content is not shown.
    bool in_title_ = false;
    bool in_script_ = false;
    bool in_style_ = false;
};

}  // namespace wire
