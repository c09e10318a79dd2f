#include "collector/repository/contribution_file.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

using collector::repository::read_contribution_text;

namespace {

std::string text_of(const std::filesystem::path& path)
{
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("the forms that are shipped have no fault, and every worked example says that it is one", "[repository]")
{
    std::size_t examples = 0;
    for (const auto& found : std::filesystem::recursive_directory_iterator("config/repository")) {
        const auto& path = found.path();
        if (path.extension() != ".md" || path.filename() == "README.md") {
            continue;
        }
        const auto file = read_contribution_text(text_of(path), path.string());
        CAPTURE(path.string());
        for (const auto& error : file.errors) {
            FAIL_CHECK(measure::to_string(error));
        }
        const bool is_example = path.parent_path().filename() == "examples";
        CHECK(file.contribution.card.example == is_example);
        examples += is_example ? 1 : 0;
    }

    CHECK(examples == 3);
}
