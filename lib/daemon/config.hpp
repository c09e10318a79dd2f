#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Everything a daemon needs beside its purpose. (Not `daemon`: <unistd.h> declares a function of that name.)
namespace daemons {

enum class Presence { optional, required };

struct NumberRange {
    std::int64_t least = 0;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

struct DurationRange {
    measure::Duration least{0};
    measure::Duration most = std::chrono::days{3650};
};

/// One value found in the file, with its place. Hides the TOML library from everybody else.
class ConfigNode;

/// A table of configuration keys, each bound to a variable whose value is the default.
///
/// One definition gives the reader, the errors and the reference page. Reading collects every error of the file:
/// unknown keys, wrong types, values out of range, keys that are missing, each with file, line, column and remedy.
class ConfigTable {
public:
    ConfigTable& section(std::string name, std::string doc);
    ConfigTable& text(std::string key, std::string& into, std::string doc, Presence presence = Presence::optional);
    ConfigTable& date(std::string key, std::string& into, std::string doc, Presence presence = Presence::optional);
    ConfigTable& flag(std::string key, bool& into, std::string doc);
    ConfigTable& number(std::string key, std::int64_t& into, NumberRange range, std::string doc,
                        Presence presence = Presence::optional);
    ConfigTable& real(std::string key, double& into, double least, double most, std::string doc);
    ConfigTable& duration(std::string key, measure::Duration& into, DurationRange range, std::string doc);
    ConfigTable& size(std::string key, std::uint64_t& into, NumberRange range, std::string doc);
    ConfigTable& texts(std::string key, std::vector<std::string>& into, std::string doc);

    /// A string that `take` understands or refuses with an Error.
    ConfigTable& parsed(std::string key, std::string type, std::string fallback,
                        std::function<measure::Result<void>(const std::string&)> take, std::string doc,
                        Presence presence = Presence::optional);

    /// A list of strings, each of which `take` understands or refuses.
    ConfigTable& each(std::string key, std::string type, std::function<measure::Result<void>(const std::string&)> take,
                      std::string doc);

    /// An array of tables, [[key]]; `bind` names the keys of one element.
    template <typename T>
    ConfigTable& tables(std::string key, std::vector<T>& into, void (*bind)(ConfigTable&, T&), std::string doc)
    {
        const auto begin = [&into, bind](ConfigTable& table) {
            into.emplace_back();
            bind(table, into.back());
        };
        const auto describe = [bind](ConfigTable& table) {
            T sample{};
            bind(table, sample);
        };
        return add_tables(std::move(key), begin, describe, std::move(doc));
    }

    /// Reads a file. Empty when all is well; else every error.
    std::vector<measure::Error> read_file(const std::filesystem::path& file);

    /// The same for text; `name` stands for the file in errors.
    std::vector<measure::Error> read_text(std::string_view toml, const std::string& name);

    /// The keys as Markdown tables, one a section.
    std::string reference_markdown() const;

    struct Key {
        std::string name;
        std::string type;
        std::string fallback;
        std::string doc;
        Presence presence = Presence::optional;
        std::function<void(const ConfigNode&, std::vector<measure::Error>&)> read;
        std::function<void(ConfigTable&)> describe;  ///< Set for an array of tables.
    };

private:
    friend class ConfigNode;
    struct Section {
        std::string name;
        std::string doc;
        std::size_t first_key = 0;
    };

    ConfigTable& add(Key key);
    ConfigTable& add_tables(std::string key, std::function<void(ConfigTable&)> begin,
                            std::function<void(ConfigTable&)> describe, std::string doc);
    void read_node(const ConfigNode& root, std::vector<measure::Error>& errors) const;

    std::vector<Key> keys_;
    std::vector<Section> sections_;
};

}  // namespace daemons
