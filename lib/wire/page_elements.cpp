#include "wire/page_elements.hpp"

#include "wire/srcset.hpp"

#include <algorithm>
#include <array>

namespace wire {
namespace {

using measure::ResourceKind;

constexpr std::size_t kLongestTitle = 200;

/// An element whose attribute makes the browser fetch something.
struct Resource {
    std::string_view element;
    std::string_view attribute;
    ResourceKind kind;
};

constexpr std::array kResources{
    Resource{"script", "src", ResourceKind::script},      Resource{"img", "src", ResourceKind::image},
    Resource{"input", "src", ResourceKind::image},        Resource{"body", "background", ResourceKind::image},
    Resource{"video", "poster", ResourceKind::image},     Resource{"video", "src", ResourceKind::media},
    Resource{"audio", "src", ResourceKind::media},        Resource{"source", "src", ResourceKind::media},
    Resource{"track", "src", ResourceKind::media},        Resource{"iframe", "src", ResourceKind::frame},
    Resource{"frame", "src", ResourceKind::frame},        Resource{"embed", "src", ResourceKind::media},
    Resource{"object", "data", ResourceKind::media},      Resource{"form", "action", ResourceKind::form},
    Resource{"button", "formaction", ResourceKind::form}, Resource{"input", "formaction", ResourceKind::form},
};

/// Text and references inside are not what a visitor with scripts sees.
bool hides(std::string_view element)
{
    return element == "noscript" || element == "template";
}

bool separates_words(std::string_view element)
{
    constexpr std::array<std::string_view, 12> kInline{"a",      "b",    "i",     "u",   "s",    "em",
                                                       "strong", "span", "small", "big", "font", "wbr"};
    return std::find(kInline.begin(), kInline.end(), element) == kInline.end();
}

std::string lower(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lowered;
}

std::string_view value_of(const Attributes& attributes, std::string_view name)
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string_view() : found->second;
}

/// Is `word` one of the words of a space-separated list?
bool has_word(const std::string& list, std::string_view word)
{
    const auto padded = " " + list + " ";
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
}

/// Titles of the pages that ask for proof of being human.
bool is_challenge(const std::string& title)
{
    constexpr std::array<std::string_view, 6> kTitles{
        "just a moment...", "one moment, please...", "attention required! | cloudflare",
        "ddos-guard",       "checking your browser", "verify you are human"};
    const auto lowered = lower(title);
    return std::any_of(kTitles.begin(), kTitles.end(), [&](std::string_view one) { return lowered.starts_with(one); });
}

/// Runs of white space become one space, none at the ends.
std::string collapsed(std::string_view text)
{
    std::string plain;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) {
            plain += c;
        } else if (!plain.empty() && plain.back() != ' ') {
            plain += ' ';
        }
    }
    plain.erase(plain.find_last_not_of(' ') + 1);
    return plain;
}

/// Never in the middle of a UTF-8 sequence.
std::string shortened(std::string text, std::size_t most)
{
    if (text.size() > most) {
        while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0U) == 0x80U) {
            --most;
        }
        text.resize(most);
    }
    return text;
}

}  // namespace

void PageElements::begin(std::string_view name, const Attributes& attributes)
{
    done_ = ++depth_ > kDeepest || done_;
    if (separates_words(name)) {
        sketch_.end_word();
    }
    if (hides(name)) {
        ++hidden_;
    }
    if (hidden_ > 0) {
        return;
    }
    in_title_ = name == "title" && title_.empty();
    in_script_ = name == "script";
    in_style_ = name == "style";
    if (name == "html" && language_.empty()) {
        language_ = shortened(lower(value_of(attributes, "lang")), 35);
    }
    if (name == "base" && base_.empty()) {
        base_ = value_of(attributes, "href").substr(0, References::kLongest);
    }
    challenge_ = challenge_ || value_of(attributes, "id") == "challenge-form";
    look_for_literals(attributes);
    begin_resource(name, attributes);
}

void PageElements::begin_resource(std::string_view name, const Attributes& attributes)
{
    for (const auto& resource : kResources) {
        if (resource.element == name) {
            refer(attributes, resource.attribute, resource.kind);
        }
    }
    if (name == "link") {
        begin_link(attributes);
    }
    refer_set(attributes, "srcset");
    refer_set(attributes, "imagesrcset");
    if (const auto style = value_of(attributes, "style"); !style.empty()) {
        css_.add(style);
        css_.end();
    }
}

/// Hints (preconnect, dns-prefetch, preload of what is named elsewhere too) are not needs.
void PageElements::begin_link(const Attributes& attributes)
{
    const auto relation = lower(value_of(attributes, "rel"));
    if (has_word(relation, "stylesheet") && !has_word(relation, "alternate")) {
        refer(attributes, "href", ResourceKind::style);
    } else if (has_word(relation, "modulepreload")) {
        refer(attributes, "href", ResourceKind::script);
    } else if (has_word(relation, "icon") || has_word(relation, "apple-touch-icon")) {
        refer(attributes, "href", ResourceKind::image);
    } else if (has_word(relation, "manifest")) {
        refer(attributes, "href", ResourceKind::other);
    }
}

void PageElements::refer(const Attributes& attributes, std::string_view attribute, ResourceKind kind)
{
    if (const auto found = attributes.find(attribute); found != attributes.end()) {
        references_.add(found->second, kind);
    }
}

void PageElements::refer_set(const Attributes& attributes, std::string_view attribute)
{
    for (const auto& url : urls_in_srcset(value_of(attributes, attribute))) {
        references_.add(url, ResourceKind::image);
    }
}

void PageElements::look_for_literals(const Attributes& attributes)
{
    for (const auto& [name, value] : attributes) {
        literals_.add(value);
        literals_.add("\n");
    }
}

void PageElements::end(std::string_view name)
{
    depth_ -= depth_ > 0 ? 1 : 0;
    if (separates_words(name)) {
        sketch_.end_word();
    }
    if (hides(name)) {
        hidden_ -= hidden_ > 0 ? 1 : 0;
    }
    if (name == "style" && in_style_) {
        css_.end();
    }
    in_title_ = in_title_ && name != "title";
    in_script_ = in_script_ && name != "script";
    in_style_ = in_style_ && name != "style";
}

void PageElements::text(std::string_view characters)
{
    if (hidden_ > 0) {
        return;
    }
    if (in_script_) {
        literals_.add(characters);
    } else if (in_style_) {
        css_.add(characters);
    } else if (in_title_) {
        title_ += characters.substr(0, 2 * kLongestTitle - std::min(title_.size(), 2 * kLongestTitle));
    } else {
        sketch_.add(characters);
    }
}

ReadPage PageElements::finish()
{
    css_.end();
    ReadPage read;
    read.page.title = shortened(collapsed(title_), kLongestTitle);
    read.page.language = language_;
    read.page.challenge = challenge_ || is_challenge(read.page.title);
    read.page.cut = done_ || references_.cut() || sketch_.is_full();
    read.page.sketch = sketch_.finish();
    read.page.words = sketch_.words();
    read.page.ipv4_literals = literals_.finish();
    read.references = references_.take();
    read.base = base_;
    return read;
}

}  // namespace wire
