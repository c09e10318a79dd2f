#include "codec/target_json.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/indexing.hpp"
#include "collector/cli/verbs.hpp"
#include "daemon/text_file.hpp"
#include "frames/frame_file.hpp"
#include "measure/shown_name.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A file that was read and found good, with its bytes.
struct ReadFrame {
    measure::Frame frame;
    std::string toml;
    std::string file;
};

/// Every frame, or every error of every file.
struct ReadFrames {
    std::vector<ReadFrame> frames;
    std::vector<measure::Error> errors;
    std::vector<measure::Error> notes;
};

ReadFrames read_all(const std::vector<std::string>& files)
{
    ReadFrames all;
    for (const auto& file : files) {
        auto text = daemons::read_text(file, "the file");
        if (!text) {
            all.errors.push_back(text.error());
            continue;
        }
        auto read = frames::read_frame_text(*text, file);
        all.errors.insert(all.errors.end(), read.errors.begin(), read.errors.end());
        all.notes.insert(all.notes.end(), read.notes.begin(), read.notes.end());
        if (read.errors.empty()) {
            all.frames.push_back({.frame = std::move(read.frame), .toml = *std::move(text), .file = file});
        }
    }
    return all;
}

std::string review_of(const measure::Frame& frame)
{
    if (frame.reviewed) {
        return "reviewed by " + frame.reviewer + (frame.reviewed_on.empty() ? "" : " on " + frame.reviewed_on);
    }
    const auto reviewed = std::count_if(frame.targets.begin(), frame.targets.end(), [](const measure::Target& it) {
        return it.review.state == measure::ReviewState::reviewed;
    });
    return reviewed == 0 ? std::string("unreviewed") : std::to_string(reviewed) + " of them reviewed";
}

std::string summary(const measure::Frame& frame)
{
    return frame.country + ": " + std::to_string(frame.targets.size()) + " targets, version " + frame.version + ", " +
           review_of(frame) + ", " + frame.sha256;
}

std::string roles_of(const measure::Target& target)
{
    std::string text;
    for (const auto role : target.roles) {
        text += (text.empty() ? "" : " ") + std::string(measure::to_word(role));
    }
    return text;
}

Json to_json(const measure::Frame& frame)
{
    auto targets = Json::array();
    for (const auto& it : frame.targets) {
        Json target{{"domain", it.domain},   {"organisation", it.organisation},
                    {"sector", it.sector},   {"tier", measure::to_word(it.tier)},
                    {"roles", roles_of(it)}, {"opt_out", it.opt_out}};
        codec::put_record(target, it);
        targets.push_back(std::move(target));
    }
    return {{"schema", 1},          {"country", frame.country},   {"title", frame.title},   {"version", frame.version},
            {"dated", frame.dated}, {"reviewed", frame.reviewed}, {"sha256", frame.sha256}, {"targets", targets}};
}

void print_frame(const measure::Frame& frame)
{
    std::vector<std::vector<std::string>> rows{{"DOMAIN", "ORGANISATION", "SECTOR", "TIER", "ROLES"}};
    for (const auto& it : frame.targets) {
        rows.push_back(
            {measure::shown_name(it), it.organisation, it.sector, std::string(measure::to_word(it.tier)), roles_of(it)});
    }
    print(as_table(rows));
    say(summary(frame));
}

}  // namespace

int frame_check(const std::vector<std::string>& files)
{
    const auto read = read_all(files);
    for (const auto& it : read.frames) {
        say(it.file + ": good: " + summary(it.frame));
    }
    for (const auto& note : read.notes) {
        say("note: " + measure::to_string(note));
    }
    return read.errors.empty() ? code(Exit::ok) : complain(read.errors, Exit::config);
}

namespace {

measure::Result<bool> in_force(const Config& config, const measure::Frame& frame)
{
    const auto index = open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    return index->store->frame(frame.country).map([&](const auto& known) { return known && known->sha256 == frame.sha256; });
}

measure::Result<void> import(const Config& config, ReadFrame& read)
{
    const auto known = in_force(config, read.frame);
    if (!known) {
        return tl::unexpected(known.error());
    }
    if (*known) {
        say("in force already: " + summary(read.frame));
        return {};
    }
    auto imported = append_fact(
        config, ImportedFrame{.country = read.frame.country, .sha256 = read.frame.sha256, .toml = std::move(read.toml)});
    if (imported) {
        say("imported " + summary(read.frame));
    }
    return imported;
}

}  // namespace

int frame_import(const Config& config, const std::vector<std::string>& files)
{
    auto read = read_all(files);
    if (!read.errors.empty()) {
        say("nothing was imported");
        return complain(read.errors, Exit::config);
    }
    for (auto& it : read.frames) {
        if (auto imported = import(config, it); !imported) {
            return complain(imported.error());
        }
    }
    return code(Exit::ok);
}

int frame_show(const Config& config, const std::string& country, bool json)
{
    const auto index = open_index(config);
    const auto frame = index ? index->store->frame(country) : tl::unexpected(index.error());
    if (!frame) {
        return complain(frame.error());
    }
    if (!*frame) {
        return complain({.what = "no frame of this country was imported",
                         .where = country,
                         .remedy = "sextant-collector frame import FILE"});
    }
    if (json) {
        print(to_json(**frame).dump() + "\n");
    } else {
        print_frame(**frame);
    }
    return code(Exit::ok);
}

}  // namespace collector::cli
