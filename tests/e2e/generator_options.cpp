#include "generator_options.hpp"

#include <cstdio>
#include <map>

namespace e2e {

std::optional<GeneratorOptions> parse_options(int argc, char** argv)
{
    GeneratorOptions options;
    const std::map<std::string, std::string*> texts{{"--name", &options.name},    {"--collector", &options.collector},
                                                    {"--ca", &options.ca},        {"--token-file", &options.token_file},
                                                    {"--spool", &options.spool},  {"--issued", &options.issued},
                                                    {"--sealed", &options.sealed}};
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto text = texts.find(word);
        if (word == "--drain") {
            options.drain = true;
        } else if (text != texts.end() && i + 1 < argc) {
            *text->second = argv[++i];
        } else {
            std::fprintf(stderr, "unknown or incomplete option: %s\n", word.c_str());
            return std::nullopt;
        }
    }
    for (const auto& [word, text] : texts) {
        if (text->empty()) {
            std::fprintf(stderr, "%s is missing\n", word.c_str());
            return std::nullopt;
        }
    }
    return options;
}

}  // namespace e2e
