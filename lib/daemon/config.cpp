#include "daemon/config.hpp"

#include "daemon/config_node.hpp"
#include "daemon/deep_key.hpp"
#include "daemon/text_file.hpp"

#include <algorithm>

namespace daemons {
namespace {

using measure::Error;

/// Every leaf and array of tables below `table`, as dotted keys.
void list_keys(const toml::table& table, const std::string& prefix,
               std::vector<std::pair<std::string, const toml::node*>>& into)
{
    for (const auto& [name, node] : table) {
        const auto key = prefix + std::string(name.str());
        const auto* inner = node.as_table();
        if (inner != nullptr) {
            list_keys(*inner, key + ".", into);
        } else {
            into.emplace_back(key, &node);
        }
    }
}

/// The known key most like `unknown`: same last part, else the same first letter; "" when none is.
std::string nearest(const std::string& unknown, const std::vector<ConfigTable::Key>& keys)
{
    const auto last_part = [](const std::string& key) { return key.substr(key.rfind('.') + 1); };
    const auto prefix_shared = [&](const std::string& known) {
        const auto [a, b] = std::mismatch(unknown.begin(), unknown.end(), known.begin(), known.end());
        return static_cast<std::size_t>(a - unknown.begin());
    };
    std::string best;
    std::size_t most = unknown.size() / 2;
    for (const auto& key : keys) {
        if (last_part(key.name) == last_part(unknown)) {
            return key.name;
        }
        if (prefix_shared(key.name) > most) {
            most = prefix_shared(key.name);
            best = key.name;
        }
    }
    return best;
}

Error unknown_key(const ConfigNode& node, const std::vector<ConfigTable::Key>& keys)
{
    const auto like = nearest(node.key, keys);
    return node.wrong("unknown key '" + node.key + "'", like.empty() ? "remove it" : "did you mean '" + like + "'?");
}

std::string row_of(const ConfigTable::Key& key)
{
    const auto fallback = key.presence == Presence::required ? std::string("required") : "`" + key.fallback + "`";
    return "| `" + key.name + "` | " + key.type + " | " + fallback + " | " + key.doc + " |\n";
}

constexpr std::string_view kTableHead = "\n| Key | Type | Default | Meaning |\n| --- | --- | --- | --- |\n";

}  // namespace

std::string ConfigNode::place() const
{
    const auto begin = node.source().begin;
    return file + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column);
}

Error ConfigNode::wrong(std::string what, std::string remedy) const
{
    return {.what = std::move(what), .where = place(), .remedy = std::move(remedy)};
}

const toml::node* ConfigNode::find(std::string_view dotted) const
{
    const auto* table = node.as_table();
    while (table != nullptr) {
        const auto dot = dotted.find('.');
        const auto* found = table->get(dotted.substr(0, dot));
        if (found == nullptr || dot == std::string_view::npos) {
            return found;
        }
        table = found->as_table();
        dotted.remove_prefix(dot + 1);
    }
    return nullptr;
}

ConfigTable& ConfigTable::section(std::string name, std::string doc)
{
    sections_.push_back({.name = std::move(name), .doc = std::move(doc), .first_key = keys_.size()});
    return *this;
}

ConfigTable& ConfigTable::add(Key key)
{
    keys_.push_back(std::move(key));
    return *this;
}

ConfigTable& ConfigTable::add_tables(std::string key, std::function<void(ConfigTable&)> begin,
                                     std::function<void(ConfigTable&)> describe, std::string doc)
{
    const auto read = [begin = std::move(begin)](const ConfigNode& node, std::vector<Error>& errors) {
        const auto* array = node.node.as_array();
        if (array == nullptr) {
            errors.push_back(node.wrong("'" + node.key + "' is not an array of tables", "write [[" + node.key + "]]"));
            return;
        }
        for (const auto& element : *array) {
            const ConfigNode inner(element, node.file, node.key);
            if (element.as_table() == nullptr) {
                errors.push_back(
                    inner.wrong("'" + node.key + "' holds something that is no table", "write [[" + node.key + "]]"));
                continue;
            }
            ConfigTable table;
            begin(table);
            table.read_node(inner, errors);
        }
    };
    return add({.name = std::move(key),
                .type = "array of tables",
                .fallback = "[]",
                .doc = std::move(doc),
                .read = read,
                .describe = std::move(describe)});
}

void ConfigTable::read_node(const ConfigNode& root, std::vector<Error>& errors) const
{
    for (const auto& key : keys_) {
        if (const auto* found = root.find(key.name)) {
            key.read(ConfigNode(*found, root.file, key.name), errors);
        } else if (key.presence == Presence::required) {
            errors.push_back(root.wrong("'" + key.name + "' is missing", "add it: " + key.doc));
        }
    }
    std::vector<std::pair<std::string, const toml::node*>> present;
    list_keys(*root.node.as_table(), "", present);
    for (const auto& [name, node] : present) {
        const auto known =
            std::any_of(keys_.begin(), keys_.end(), [&name = name](const Key& key) { return key.name == name; });
        if (!known) {
            errors.push_back(unknown_key(ConfigNode(*node, root.file, name), keys_));
        }
    }
}

std::vector<Error> ConfigTable::read_text(std::string_view toml, const std::string& name)
{
    if (const auto line = deep_key(toml)) {
        return {{.what = "a key is nested too deeply",
                 .where = name + ":" + std::to_string(*line),
                 .remedy = "use the keys of the form"}};
    }
    std::vector<Error> errors;
    try {
        const auto table = toml::parse(toml, name);
        read_node(ConfigNode(table, name, ""), errors);
    } catch (const toml::parse_error& failure) {
        const auto begin = failure.source().begin;
        errors.push_back({.what = std::string(failure.description()),
                          .where = name + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column),
                          .remedy = "correct the TOML"});
    }
    return errors;
}

std::vector<Error> ConfigTable::read_file(const std::filesystem::path& file)
{
    const auto text = daemons::read_text(file, "the file", "check that it exists and is readable");
    return text ? read_text(*text, file.string()) : std::vector<Error>{text.error()};
}

std::string ConfigTable::reference_markdown() const
{
    std::string page;
    std::string after;
    auto section = sections_.begin();
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        if (section != sections_.end() && section->first_key == i) {
            page += "\n## [" + section->name + "]\n\n" + section->doc + "\n" + std::string(kTableHead);
            ++section;
        } else if (i == 0) {
            page += kTableHead;
        }
        page += row_of(keys_[i]);
        if (keys_[i].describe) {
            ConfigTable inner;
            keys_[i].describe(inner);
            after += "\n## [[" + keys_[i].name + "]]\n\n" + keys_[i].doc + "\n" + inner.reference_markdown();
        }
    }
    return page + after;
}

}  // namespace daemons
