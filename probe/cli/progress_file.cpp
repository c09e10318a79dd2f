#include "probe/cli/progress_file.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>

namespace probe::cli {

std::filesystem::path progress_file(const std::filesystem::path& spool_folder)
{
    return spool_folder / "progress.json";
}

measure::Result<void> write_progress(const std::filesystem::path& file, const agent::Progress& progress)
{
    const nlohmann::ordered_json json = {{"schema", 1},
                                         {"at", measure::to_rfc3339(progress.at)},
                                         {"round", progress.round},
                                         {"fit", progress.fit},
                                         {"reason", progress.reason},
                                         {"waiting", progress.waiting},
                                         {"done", progress.done}};
    auto fresh = file;
    fresh += ".tmp";
    std::ofstream stream(fresh);
    stream << json.dump(2) << '\n';
    stream.close();
    // On a full disk the new file is cut short, and the old one still knows most of the round.
    std::error_code failed = stream ? std::error_code() : std::make_error_code(std::errc::no_space_on_device);
    if (!failed) {
        std::filesystem::rename(fresh, file, failed);
    }
    return failed ? measure::error("cannot note how far the round is: " + failed.message(), file.string(),
                                   "look at the disk of spool.folder")
                  : measure::Result<void>();
}

std::optional<agent::Progress> read_progress(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) {
        return std::nullopt;
    }
    try {
        agent::Progress progress;
        progress.round = json.at("round").get<std::string>();
        progress.done = json.at("done").get<std::vector<std::string>>();
        progress.waiting = json.at("waiting").get<std::size_t>();
        progress.fit = json.at("fit").get<bool>();
        progress.reason = json.at("reason").get<std::string>();
        progress.at = measure::parse_rfc3339(json.at("at").get<std::string>()).value_or(measure::Timestamp{});
        return progress;
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
}

}  // namespace probe::cli
