#include "codec/json_document.hpp"

#include "codec/malformed.hpp"

#include <algorithm>
#include <new>

namespace codec {
namespace {

namespace dom = simdjson::dom;

/// Beyond this sorting is cheaper than comparing each with each, and a stranger's object of 100,000 keys stays cheap.
constexpr std::size_t kFewKeys = 24;

[[noreturn]] void refuse_twice(std::string_view key)
{
    throw Malformed("key '" + std::string(key) + "' stands twice", "");
}

}  // namespace

dom::object JsonDocument::parse(std::string_view text, const JsonLimits& limits)
{
    if (text.size() > limits.octets) {
        throw Malformed("longer than " + std::to_string(limits.octets) + " octets", "");
    }
    // simdjson reads past the end of its input, by a fixed number of octets that must be ours.
    padded_.assign(text);
    padded_.append(simdjson::SIMDJSON_PADDING, ' ');
    const auto depth = static_cast<std::size_t>(limits.depth) + 1;
    const bool fits = parser_.max_depth() == depth && parser_.capacity() >= text.size();
    if (!fits && parser_.allocate(std::max(text.size(), parser_.capacity()), depth) != simdjson::SUCCESS) {
        throw std::bad_alloc{};
    }
    dom::element root;
    if (const auto failed = parser_.parse(padded_.data(), text.size(), false).get(root)) {
        throw Malformed(simdjson::error_message(failed), "");
    }
    dom::object object;
    if (root.get_object().get(object) != simdjson::SUCCESS) {
        throw Malformed("not a JSON object", "");
    }
    has_escapes_ = text.find("\\u") != std::string_view::npos;
    keys_.clear();
    inspect_object(object);
    return object;
}

/// As deep as the parser has allowed.
void JsonDocument::inspect(dom::element value)
{
    switch (value.type()) {
        case dom::element_type::OBJECT: return inspect_object(dom::object(value));
        case dom::element_type::ARRAY: return inspect_list(dom::array(value));
        case dom::element_type::STRING: return refuse_broken(std::string_view(value));
        case dom::element_type::INT64:
        case dom::element_type::UINT64:
        case dom::element_type::DOUBLE:
        case dom::element_type::BOOL:
        case dom::element_type::NULL_VALUE: return;
    }
}

void JsonDocument::inspect_list(dom::array list)
{
    for (const auto item : list) {
        inspect(item);
    }
}

void JsonDocument::inspect_object(dom::object object)
{
    const auto first = keys_.size();
    for (const auto field : object) {
        refuse_broken(field.key);
        keys_.push_back(field.key);
    }
    refuse_repeated(first);
    keys_.resize(first);
    for (const auto field : object) {
        inspect(field.value);
    }
}

void JsonDocument::refuse_repeated(std::size_t first)
{
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(first);
    if (keys_.size() - first > kFewKeys) {
        std::sort(begin, keys_.end());
        if (const auto twice = std::adjacent_find(begin, keys_.end()); twice != keys_.end()) {
            refuse_twice(*twice);
        }
        return;
    }
    for (auto key = begin; key != keys_.end(); ++key) {
        if (std::find(begin, key, *key) != key) {
            refuse_twice(*key);
        }
    }
}

/// What stands in the text as octets was checked by the parser; only an escape can make what is no UTF-8.
void JsonDocument::refuse_broken(std::string_view text) const
{
    if (has_escapes_ && !simdjson::validate_utf8(text.data(), text.size())) {
        throw Malformed("half a surrogate pair", "");
    }
}

}  // namespace codec
