#include "frames/frame_file.hpp"

#include "codec/digest.hpp"
#include "daemon/config.hpp"
#include "daemon/text_file.hpp"
#include "frames/target_keys.hpp"
#include "frames/target_rules.hpp"
#include "measure/country_code.hpp"

namespace frames {
namespace {

using daemons::ConfigTable;
using daemons::Presence;

measure::Result<void> take_country(const std::string& text, std::string& into)
{
    if (!measure::is_country_code(text)) {
        return measure::error("'" + text + "' is not a country code", {}, "use ISO 3166-1 alpha-2 in upper case");
    }
    into = text;
    return {};
}

void bind_frame(ConfigTable& keys, measure::Frame& frame, std::int64_t& schema)
{
    keys.number("schema", schema, {1, 1}, "Version of this format.", Presence::required);
    keys.parsed(
        "country", "country code", "", [&](const std::string& t) { return take_country(t, frame.country); },
        "ISO 3166-1 alpha-2.", Presence::required);
    keys.text("title", frame.title, "For people.", Presence::required);
    keys.text("version", frame.version, "Of this list.", Presence::required);
    keys.date("dated", frame.dated, "When the list was made.", Presence::required);
    keys.flag("reviewed", frame.reviewed, "Somebody of the country has reviewed the whole list.");
    keys.text("reviewer", frame.reviewer, "Who did.");
    keys.date("reviewed_on", frame.reviewed_on, "When.");
    keys.text("source", frame.source, "Where the list comes from.", Presence::required);
    keys.tables("target", frame.targets, bind_target, "One target.");
}

void check_whole(const std::string& name, FrameFile& file)
{
    if (file.errors.empty() && file.frame.targets.empty()) {
        file.errors.push_back({.what = "the frame has no targets", .where = name, .remedy = "add [[target]] tables"});
    }
    if (file.frame.reviewed && file.frame.reviewer.empty()) {
        file.errors.push_back({.what = "reviewed, but by nobody", .where = name, .remedy = "name the reviewer"});
    }
}

}  // namespace

FrameFile read_frame_text(std::string_view toml, const std::string& name)
{
    FrameFile file;
    std::int64_t schema = 1;
    ConfigTable keys;
    bind_frame(keys, file.frame, schema);
    file.errors = keys.read_text(toml, name);
    complete_targets(name, file);
    check_whole(name, file);
    file.frame.sha256 = codec::sha256(toml);
    return file;
}

FrameFile read_frame_file(const std::filesystem::path& path)
{
    const auto text = daemons::read_text(path, "the frame");
    return text ? read_frame_text(*text, path.string()) : FrameFile{.frame = {}, .errors = {text.error()}, .notes = {}};
}

std::string reference_markdown()
{
    measure::Frame frame;
    std::int64_t schema = 1;
    ConfigTable keys;
    bind_frame(keys, frame, schema);
    return keys.reference_markdown();
}

}  // namespace frames
