#include "collector/scorekeeping/editions.hpp"

#include "collector/aggregate/rounds.hpp"
#include "collector/methodology/announcement.hpp"
#include "collector/methodology/methodology_file.hpp"

#include <algorithm>

namespace collector::scorekeeping {
namespace {

measure::Result<Methodology> edition_of(MethodologyFile file)
{
    if (!file.errors.empty()) {
        return tl::unexpected(file.errors.front());
    }
    return Methodology{
        .id = file.rules.id, .sha256 = file.rules.sha256, .toml = std::move(file.toml), .rules = std::move(file.rules)};
}

measure::Result<std::shared_ptr<const Methodology>> edition_of(const measure::EditionInForce& note)
{
    return read_methodology(note.toml, note.id)
        .map([](Methodology it) { return std::make_shared<const Methodology>(std::move(it)); })
        .map_error([](measure::Error error) {
            error.what = "this program cannot read an edition that was in force: " + error.what;
            error.remedy = "install a version of sextant-collector that knows it";
            return error;
        });
}

}  // namespace

measure::Result<Methodology> load_methodology(const config::Config& config)
{
    return load_methodology(std::filesystem::path(config.methodology));
}

measure::Result<Methodology> load_methodology(const std::filesystem::path& path)
{
    auto file = read_methodology_file(path);
    const auto wrong = file.errors.size();
    return edition_of(std::move(file)).map_error([&](measure::Error error) {
        if (wrong > 1) {
            error.remedy += "; `sextant-collector config check` shows all " + std::to_string(wrong) + " errors";
        }
        return error;
    });
}

measure::Result<Methodology> read_methodology(const std::string& toml, const std::string& name)
{
    return edition_of(read_methodology_text(toml, name));
}

std::string first_day_of(const DatedNote& note)
{
    return std::max(std::get<measure::EditionInForce>(note.note).first_day, aggregate::day_of(note.at));
}

Editions::Editions(const Methodology& only)
    : terms_{Term{.at = {}, .first_day = {}, .methodology = std::make_shared<const Methodology>(only)}}
{
}

measure::Result<Editions> Editions::read(const std::vector<DatedNote>& notes, const Methodology& configured)
{
    if (notes.empty()) {
        return Editions(configured);
    }
    Editions editions;
    for (const auto& note : notes) {
        auto methodology = edition_of(std::get<measure::EditionInForce>(note.note));
        if (!methodology) {
            return tl::unexpected(methodology.error());
        }
        editions.terms_.push_back({.at = note.at, .first_day = first_day_of(note), .methodology = *std::move(methodology)});
    }
    return editions;
}

const Editions::Term& Editions::term_of(const std::string& day, measure::Timestamp known_by) const
{
    const auto holds = [&](const Term& term) { return term.at <= known_by && term.first_day <= day; };
    const auto newest = std::find_if(terms_.rbegin(), terms_.rend(), holds);
    return newest == terms_.rend() ? terms_.front() : *newest;
}

const Methodology& Editions::of(const std::string& day, measure::Timestamp known_by) const
{
    return *term_of(day, known_by).methodology;
}

measure::Result<Editions> read_editions(const Store& store, const Methodology& configured)
{
    return store.editions().and_then([&](const auto& notes) { return Editions::read(notes, configured); });
}

measure::Result<Editions> read_editions(const store::OpenStore& index, const config::Config& config)
{
    return load_methodology(config).and_then([&](const Methodology& it) { return read_editions(*index.store, it); });
}

measure::Result<std::optional<measure::EditionInForce>> edition_to_come(const Store& store,
                                                                        const std::vector<DatedNote>& notes,
                                                                        const Methodology& configured,
                                                                        const std::string& today)
{
    const auto announced = store.parallel_methodologies();
    if (!announced) {
        return tl::unexpected(announced.error());
    }
    bool is_known = false;
    bool is_last = false;
    bool is_taken = false;
    for (const auto& note : notes) {
        const auto& it = std::get<measure::EditionInForce>(note.note);
        is_last = it.sha256 == configured.sha256;
        is_known = is_known || is_last;
        is_taken = is_taken || takes_id_of(configured, it);
    }
    if (is_last) {
        return std::optional<measure::EditionInForce>();
    }
    if (is_taken && !is_known) {
        return measure::error("the ledger knows " + configured.id + " with another text", "methodology.file",
                              "put the file back as it was, or give the changed one an id of its own");
    }
    measure::EditionInForce note{
        .id = configured.id, .sha256 = configured.sha256, .first_day = today, .toml = configured.toml};
    for (const auto& it : *announced) {
        if (it.sha256 == configured.sha256 && !notes.empty()) {
            note.first_day = std::max(note.first_day, measure::day_after(it.last_day));
        }
    }
    return std::optional(std::move(note));
}

}  // namespace collector::scorekeeping
