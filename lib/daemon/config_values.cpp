#include "daemon/config.hpp"
#include "daemon/config_node.hpp"
#include "daemon/quantity.hpp"

#include <sstream>

/// One reader for each type of value.
namespace daemons {
namespace {

using measure::Error;
using Errors = std::vector<Error>;

Error wrong_type(const ConfigNode& node, const std::string& wanted)
{
    return node.wrong("'" + node.key + "' is not " + wanted, "write " + wanted);
}

std::string range_text(const NumberRange& range)
{
    const bool open = range.most == std::numeric_limits<std::int64_t>::max();
    return "from " + std::to_string(range.least) + (open ? " up" : " to " + std::to_string(range.most));
}

/// Puts an Error of `take` at the node's place.
void take_at(const ConfigNode& node, const std::string& text,
             const std::function<measure::Result<void>(const std::string&)>& take, Errors& errors)
{
    if (const auto taken = take(text); !taken) {
        errors.push_back(node.wrong("'" + node.key + "': " + taken.error().what, taken.error().remedy));
    }
}

template <typename T>
std::string printed(const T& value)
{
    std::ostringstream text;
    text << value;
    return text.str();
}

std::string listed(const std::vector<std::string>& values)
{
    std::string text = "[";
    for (const auto& value : values) {
        text += (text.size() > 1 ? ", \"" : "\"") + value + "\"";
    }
    return text + "]";
}

}  // namespace

ConfigTable& ConfigTable::parsed(std::string key, std::string type, std::string fallback,
                                 std::function<measure::Result<void>(const std::string&)> take, std::string doc,
                                 Presence presence)
{
    const auto read = [take = std::move(take), type](const ConfigNode& node, Errors& errors) {
        const auto text = node.node.value_exact<std::string>();
        if (!text) {
            errors.push_back(wrong_type(node, "a string: " + type));
            return;
        }
        take_at(node, *text, take, errors);
    };
    return add({.name = std::move(key),
                .type = std::move(type),
                .fallback = std::move(fallback),
                .doc = std::move(doc),
                .presence = presence,
                .read = read});
}

ConfigTable& ConfigTable::text(std::string key, std::string& into, std::string doc, Presence presence)
{
    const auto take = [&into](const std::string& text) -> measure::Result<void> {
        into = text;
        return {};
    };
    return parsed(std::move(key), "text", "\"" + into + "\"", take, std::move(doc), presence);
}

ConfigTable& ConfigTable::date(std::string key, std::string& into, std::string doc, Presence presence)
{
    const auto read = [&into](const ConfigNode& node, Errors& errors) {
        const auto date = node.node.value_exact<toml::date>();
        if (!date) {
            errors.push_back(wrong_type(node, "a date like 2026-11-21 without quotes"));
            return;
        }
        into = printed(*date);
    };
    return add({.name = std::move(key),
                .type = "date",
                .fallback = into,
                .doc = std::move(doc),
                .presence = presence,
                .read = read});
}

ConfigTable& ConfigTable::flag(std::string key, bool& into, std::string doc)
{
    const auto read = [&into](const ConfigNode& node, Errors& errors) {
        const auto value = node.node.value_exact<bool>();
        if (!value) {
            errors.push_back(wrong_type(node, "true or false"));
            return;
        }
        into = *value;
    };
    return add({.name = std::move(key),
                .type = "true or false",
                .fallback = into ? "true" : "false",
                .doc = std::move(doc),
                .read = read});
}

ConfigTable& ConfigTable::number(std::string key, std::int64_t& into, NumberRange range, std::string doc, Presence presence)
{
    const auto wanted = "a whole number " + range_text(range);
    const auto read = [&into, range, wanted](const ConfigNode& node, Errors& errors) {
        const auto value = node.node.value_exact<std::int64_t>();
        if (!value || *value < range.least || *value > range.most) {
            errors.push_back(wrong_type(node, wanted));
            return;
        }
        into = *value;
    };
    return add({.name = std::move(key),
                .type = wanted,
                .fallback = std::to_string(into),
                .doc = std::move(doc),
                .presence = presence,
                .read = read});
}

ConfigTable& ConfigTable::real(std::string key, double& into, double least, double most, std::string doc)
{
    const auto wanted = "a number from " + printed(least) + " to " + printed(most);
    const auto read = [&into, least, most, wanted](const ConfigNode& node, Errors& errors) {
        const auto value = node.node.value<double>();
        if (!value || !(*value >= least && *value <= most)) {
            errors.push_back(wrong_type(node, wanted));
            return;
        }
        into = *value;
    };
    return add({.name = std::move(key), .type = wanted, .fallback = printed(into), .doc = std::move(doc), .read = read});
}

ConfigTable& ConfigTable::duration(std::string key, measure::Duration& into, DurationRange range, std::string doc)
{
    const auto take = [&into, range](const std::string& text) -> measure::Result<void> {
        const auto value = parse_duration(text);
        if (!value) {
            return tl::unexpected(value.error());
        }
        if (*value < range.least || *value > range.most) {
            return measure::error("out of range", {}, "choose from " + to_text(range.least) + " to " + to_text(range.most));
        }
        into = *value;
        return {};
    };
    return parsed(std::move(key), "span of time", "\"" + to_text(into) + "\"", take, std::move(doc));
}

ConfigTable& ConfigTable::size(std::string key, std::uint64_t& into, NumberRange range, std::string doc)
{
    const auto take = [&into, range](const std::string& text) -> measure::Result<void> {
        const auto value = parse_size(text);
        if (!value) {
            return tl::unexpected(value.error());
        }
        if (*value < static_cast<std::uint64_t>(range.least) || *value > static_cast<std::uint64_t>(range.most)) {
            return measure::error("out of range", {}, "choose a size " + range_text(range) + " octets");
        }
        into = *value;
        return {};
    };
    return parsed(std::move(key), "size", "\"" + size_text(into) + "\"", take, std::move(doc));
}

ConfigTable& ConfigTable::each(std::string key, std::string type,
                               std::function<measure::Result<void>(const std::string&)> take, std::string doc)
{
    const auto read = [take = std::move(take), type](const ConfigNode& node, Errors& errors) {
        const auto* array = node.node.as_array();
        if (array == nullptr) {
            errors.push_back(wrong_type(node, "a list: " + type));
            return;
        }
        for (const auto& element : *array) {
            const ConfigNode inner(element, node.file, node.key);
            const auto text = element.value_exact<std::string>();
            if (!text) {
                errors.push_back(wrong_type(inner, "a list of strings: " + type));
                continue;
            }
            take_at(inner, *text, take, errors);
        }
    };
    return add({.name = std::move(key), .type = "list: " + type, .fallback = "[]", .doc = std::move(doc), .read = read});
}

ConfigTable& ConfigTable::texts(std::string key, std::vector<std::string>& into, std::string doc)
{
    const auto fallback = listed(into);
    const auto take = [&into, first = true](const std::string& text) mutable -> measure::Result<void> {
        if (first) {
            into.clear();  // the default gives way to what the file says
            first = false;
        }
        into.push_back(text);
        return {};
    };
    each(std::move(key), "text", take, std::move(doc));
    keys_.back().fallback = fallback;
    return *this;
}

}  // namespace daemons
