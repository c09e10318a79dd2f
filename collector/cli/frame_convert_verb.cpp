#include "collector/cli/console.hpp"
#include "collector/cli/frame_file_output.hpp"
#include "collector/cli/named_text.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/intake/gather.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "frames/frame_file.hpp"
#include "frames/frame_merge.hpp"
#include "frames/frame_text.hpp"
#include "measure/time.hpp"
#include "measure/words.hpp"
#include "wire/domain_name.hpp"

#include <algorithm>
#include <filesystem>

namespace collector::cli {
namespace {

using intake::Format;
using intake::Gathered;
using intake::Wishes;
using measure::Result;

Result<Format> format_of(const ListRequest& request)
{
    auto format = intake::find_format(request.format);
    const auto columns = intake::read_columns(request.columns);
    if (!format || !columns) {
        return tl::unexpected(!format ? format.error() : columns.error());
    }
    for (const auto& [word, column] : *columns) {
        format->columns[word] = column;
    }
    if (!request.only.empty()) {
        const auto equals = request.only.find('=');
        if (equals == std::string::npos) {
            return measure::error("'" + request.only + "' chooses nothing", "--only", "write COLUMN=VALUE");
        }
        format->only = {.column = request.only.substr(0, equals), .value = request.only.substr(equals + 1)};
    }
    return format;
}

Result<void> take_roles(const ListRequest& request, Wishes& wishes)
{
    wishes.roles.clear();
    for (const auto& word : request.roles) {
        const auto role = measure::from_word<measure::Role>(word);
        if (!role) {
            return measure::error("'" + word + "' is no role", "--roles", "use web, dns and mail, with commas between");
        }
        wishes.roles.push_back(*role);
    }
    return {};
}

/// A suffix may be one label, which is no domain name of ours: "gov" of the .gov registry.
Result<void> take_suffixes(const ListRequest& request, Wishes& wishes)
{
    for (const auto& typed : request.under) {
        const auto below = wire::read_domain_name("any." + (typed.starts_with('.') ? typed.substr(1) : typed));
        if (!below) {
            return measure::error("'" + typed + "' is no suffix", "--under", "write it as go.ke");
        }
        wishes.under.push_back(below->ascii.substr(below->ascii.find('.') + 1));
    }
    return {};
}

Result<Wishes> wishes_of(const ListRequest& request)
{
    const auto tier = measure::from_word<measure::Tier>(request.tier);
    if (!tier) {
        return measure::error("'" + request.tier + "' is no tier", "--tier",
                              "use portal, essential, ministry, agency, regional or municipal");
    }
    const auto today = std::chrono::floor<std::chrono::days>(scorekeeping::now());
    Wishes wishes{.country = request.country,
                  .title = request.title,
                  .dated = measure::to_iso_date(today),
                  .source = request.format + " list " + std::filesystem::path(request.file).filename().string(),
                  .sector = request.sector,
                  .tier = *tier};
    wishes.apart = request.apart;
    const auto taken = take_roles(request, wishes).and_then([&] { return take_suffixes(request, wishes); });
    return taken ? Result<Wishes>(std::move(wishes)) : tl::unexpected(taken.error());
}

/// Octets of a foreign file that a terminal would obey are shown as dots.
std::string printable(std::string text)
{
    constexpr std::size_t kShownOctets = 80;
    text.resize(std::min(text.size(), kShownOctets));
    for (auto& letter : text) {
        const auto octet = static_cast<unsigned char>(letter);
        letter = octet < 0x20 || octet == 0x7F ? '.' : letter;
    }
    return text;
}

void tell(const std::string& file, const Gathered& gathered)
{
    for (const auto& refusal : gathered.refused) {
        say(file + ":" + std::to_string(refusal.line) + ": refused: " + printable(refusal.reason) +
            (refusal.text.empty() ? "" : ": " + printable(refusal.text)));
    }
    say(file + ": " + std::to_string(gathered.frame.targets.size()) + " targets with " + std::to_string(gathered.hosts) +
        " further hosts; " + std::to_string(gathered.duplicates) + " duplicates merged, " +
        std::to_string(gathered.left_out) + " lines not asked for, " + std::to_string(gathered.refused.size()) + " refused");
}

Result<void> write_merged(const std::string& out, measure::Frame list)
{
    const std::string preamble = "# Made of a public list, which knows nothing of tiers, duties or consent: somebody of the "
                                 "country should review it.\n";
    auto kept = read_kept(out);
    if (!kept) {
        return tl::unexpected(kept.error());
    }
    if (!*kept) {
        return write_kept(out, {.frame = std::move(list), .preamble = preamble});
    }
    if ((*kept)->frame.country != list.country) {
        return measure::error("the frame is that of " + (*kept)->frame.country, out, "name another file");
    }
    auto merged = frames::merge((*kept)->frame, list);
    say(out + ": " + std::to_string(merged.added) + " added, " + std::to_string(merged.widened) + " widened, " +
        std::to_string(merged.unchanged) + " as they were, " + std::to_string(merged.kept) + " not in the list and kept");
    const bool changed = merged.added + merged.widened > 0;
    return changed ? write_kept(out, {.frame = std::move(merged.frame), .preamble = (*kept)->preamble}) : Result<void>();
}

Result<Gathered> gather(const ListRequest& request)
{
    const auto format = format_of(request);
    const auto wishes = wishes_of(request);
    const auto octets = read_text_file(request.file);
    for (const auto* trouble :
         {format ? nullptr : &format.error(), wishes ? nullptr : &wishes.error(), octets ? nullptr : &octets.error()}) {
        if (trouble != nullptr) {
            return tl::unexpected(*trouble);
        }
    }
    return intake::gather_list(*octets, *format, *wishes);
}

/// What is written must be a frame: what the command line said may not be.
std::vector<measure::Error> faults_of(const measure::Frame& frame)
{
    return frames::read_frame_text(frames::frame_text(frame, ""), "the frame that came of it").errors;
}

}  // namespace

int frame_convert(const ListRequest& request)
{
    auto gathered = gather(request);
    if (!gathered) {
        auto error = gathered.error();
        error.where = request.file + (error.where.empty() ? "" : ", ") + error.where;
        return complain(error, Exit::config);
    }
    tell(request.file, *gathered);
    if (gathered->frame.targets.empty()) {
        return complain({.what = "nothing in the list can be a target", .where = request.file, .remedy = "look at --format"},
                        Exit::config);
    }
    if (const auto faults = faults_of(gathered->frame); !faults.empty()) {
        return complain(faults, Exit::config);
    }
    if (request.out.empty()) {
        print(frames::frame_text(gathered->frame, ""));
        return code(Exit::ok);
    }
    const auto written = write_merged(request.out, std::move(gathered->frame));
    return written ? code(Exit::ok) : complain(written.error(), Exit::config);
}

}  // namespace collector::cli
