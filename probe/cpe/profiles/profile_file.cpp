#include "probe/cpe/profiles/profile_file.hpp"

#include "daemon/config.hpp"
#include "probe/cpe/capture/run_files.hpp"

#include <algorithm>

namespace cpe::profiles {
namespace {

using daemons::ConfigTable;
using daemons::Presence;

std::function<measure::Result<void>(const std::string&)> take_verdict(std::optional<judge::Verdict>& into)
{
    return [&into](const std::string& word) -> measure::Result<void> {
        const auto found = std::ranges::find(judge::kVerdictWords, word);
        if (found == judge::kVerdictWords.end()) {
            return measure::error("unknown verdict '" + word + "'", {}, "use PASS, FAIL, WARN or INFO");
        }
        into = static_cast<judge::Verdict>(found - judge::kVerdictWords.begin());
        return {};
    };
}

void bind_row(ConfigTable& keys, judge::RowOfProfile& row)
{
    keys.text("id", row.id, "The row's id.", Presence::required);
    keys.flag("counts", row.counts, "Does it count?");
    keys.parsed("fail", "verdict", "FAIL", take_verdict(row.fail), "What a FAIL of the rule is here.");
    keys.parsed("warn", "verdict", "WARN", take_verdict(row.warn), "What a WARN of the rule is here.");
    keys.text("why", row.why, "The reason, for the report.");
}

}  // namespace

measure::Result<std::string> text_of(const std::string& name_or_file)
{
    const auto& known = embedded();
    const auto found = std::ranges::find(known, name_or_file, [](const auto& each) { return each.first; });
    if (found != known.end()) {
        return std::string(found->second);
    }
    auto text = capture::read_file(name_or_file);
    if (!text) {
        return measure::error("there is no profile and no file '" + name_or_file + "'", "--profile",
                              "use 7084, 7084+9096, 7084bis, or a file like those of config/cpe-profiles");
    }
    return text;
}

measure::Result<judge::Profile> read(std::string_view text, const std::string& name)
{
    judge::Profile profile;
    ConfigTable keys;
    keys.text("name", profile.name, "How runs call it.", Presence::required);
    keys.text("title", profile.title, "How the report calls it.", Presence::required);
    keys.texts("leaves_out", profile.leaves_out, "Documents whose rows do not count.");
    keys.tables("row", profile.rows, bind_row, "What it says of a row.");
    auto errors = keys.read_text(text, name);
    return errors.empty() ? measure::Result<judge::Profile>(std::move(profile)) : tl::unexpected(std::move(errors.front()));
}

measure::Result<judge::Profile> of_run(const std::filesystem::path& folder, const std::string& named)
{
    if (std::filesystem::exists(folder / kCopy)) {
        return capture::read_file(folder / kCopy).and_then([](const std::string& text) { return read(text, kCopy); });
    }
    const auto& known = embedded();
    const auto found = std::ranges::find(known, named, [](const auto& each) { return each.first; });
    return found == known.end()
               ? measure::Result<judge::Profile>(judge::Profile{.name = named, .title = named, .leaves_out = {}, .rows = {}})
               : read(found->second, named);
}

}  // namespace cpe::profiles
