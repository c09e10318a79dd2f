#include "collector/cli/contribution_files.hpp"

#include "daemon/text_file.hpp"

#include <algorithm>
#include <filesystem>

namespace collector::cli {

using repository::ContributionFile;

namespace {

ContributionFile read_contribution(const std::filesystem::path& path)
{
    const auto text = daemons::read_text(path, "the text");
    return text ? repository::read_contribution_text(*text, path.string())
                : ContributionFile{.contribution = {}, .text = {}, .errors = {text.error()}};
}

std::vector<std::filesystem::path> files_in(const std::vector<std::string>& named)
{
    std::vector<std::filesystem::path> files;
    for (const auto& name : named) {
        std::error_code code;
        if (!std::filesystem::is_directory(name, code)) {
            files.emplace_back(name);
            continue;
        }
        for (const auto& found : std::filesystem::recursive_directory_iterator(name, code)) {
            if (found.path().extension() == ".md" && found.path().filename() != "README.md") {
                files.push_back(found.path());
            }
        }
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

measure::Result<std::vector<ContributionFile>> read_contributions(const std::vector<std::string>& named,
                                                                  std::vector<measure::Error>& errors)
{
    std::vector<ContributionFile> read;
    for (const auto& path : files_in(named)) {
        auto file = read_contribution(path);
        errors.insert(errors.end(), file.errors.begin(), file.errors.end());
        read.push_back(std::move(file));
    }
    if (read.empty()) {
        return measure::error("there is no text", named.front(), "name a file, or a folder with *.md in it");
    }
    return read;
}

}  // namespace collector::cli
