#include "collector/cli/console.hpp"
#include "collector/cli/named_text.hpp"
#include "collector/cli/network_files.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/networks/totals.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"

#include <algorithm>

namespace collector::cli {
namespace {

std::string summary(const ReadDelegated& read)
{
    return read.file.registry + (read.file.extended ? " extended" : "") + ", dated " +
           measure::to_iso_date(read.file.dated) + ": " + std::to_string(read.file.records.size()) + " records";
}

std::string_view words_for(Kept kept)
{
    switch (kept) {
        case Kept::fresh: return "imported";
        case Kept::replaced: return "imported in place of another file of that day";
        case Kept::held_already: return "held already";
        case Kept::poorer: return "left out: the extended file of that day is held";
    }
    return "";
}

/// All are read before any is kept.
measure::Result<std::vector<ReadDelegated>> read_all(const NetworksImportRequest& wanted)
{
    std::vector<ReadDelegated> all;
    for (const auto& name : wanted.files) {
        auto read = read_delegated(name, {.fewer_than_summary = wanted.miscounted});
        const auto dated = read ? scorekeeping::check_not_ahead(read->file.dated, name) : tl::unexpected(read.error());
        if (!dated) {
            return tl::unexpected(dated.error());
        }
        for (const auto& note : read->file.notes) {
            say("note: " + name + ": " + note);
        }
        all.push_back(*std::move(read));
    }
    return all;
}

measure::Result<void> import_delegated(const Config& config, const NetworksImportRequest& wanted)
{
    const auto all = read_all(wanted);
    if (!all) {
        return tl::unexpected(all.error());
    }
    for (const auto& read : *all) {
        const auto kept = keep(config, read);
        if (!kept) {
            return tl::unexpected(kept.error());
        }
        say(summary(read) + ": " + std::string(words_for(*kept)));
    }
    return {};
}

/// Rows with a day each; the latest one tells of all.
template <typename Row>
measure::Result<std::vector<Row>> none_ahead(std::vector<Row> rows, const std::string& name)
{
    const auto latest =
        std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    const auto day =
        latest == rows.end() ? measure::Result<measure::Day>(measure::Day()) : measure::parse_iso_date(latest->date);
    return day.and_then([&](measure::Day it) { return scorekeeping::check_not_ahead(it, name); }).map([&] {
        return std::move(rows);
    });
}

measure::Result<void> import_users(const Config& config, const NetworksImportRequest& wanted)
{
    auto held = held_users(config);
    if (!held) {
        return tl::unexpected(held.error());
    }
    for (const auto& name : wanted.files) {
        const auto rows = read_text_file(name)
                              .and_then([&](const std::string& text) { return context::parse_user_series(text, name); })
                              .and_then([&](auto parsed) { return none_ahead(std::move(parsed), name); });
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        say(name + ": " + std::to_string(rows->size()) + " shares of users");
        *held = context::joined(*std::move(held), *rows);
    }
    return keep_users(config, *held);
}

measure::Result<void> import_trend(const Config& config, const NetworksImportRequest& wanted)
{
    auto held = held_trend(config);
    if (!held) {
        return tl::unexpected(held.error());
    }
    for (const auto& name : wanted.files) {
        const auto rows =
            read_text_file(name)
                .and_then([&](const std::string& text) { return context::parse_allocation_series(text, name); })
                .and_then([&](auto parsed) { return none_ahead(std::move(parsed), name); });
        if (!rows) {
            return tl::unexpected(rows.error());
        }
        say(name + ": " + std::to_string(rows->size()) + " sums of what countries held");
        *held = context::joined(*std::move(held), *rows);
    }
    return keep_trend(config, *held);
}

using Importer = measure::Result<void> (*)(const Config&, const NetworksImportRequest&);

/// nullptr for what is no kind.
Importer importer_of(const std::string& kind)
{
    if (kind == "delegated") {
        return &import_delegated;
    }
    return kind == "users" ? &import_users : kind == "trend" ? &import_trend : nullptr;
}

}  // namespace

int networks_import(const Config& config, const NetworksImportRequest& wanted)
{
    const auto import = importer_of(wanted.kind);
    if (import == nullptr) {
        return complain({.what = "'" + wanted.kind + "' cannot be imported",
                         .where = {},
                         .remedy = "use delegated, users or trend; routes and vrps are of `context import`"});
    }
    const auto done = import(config, wanted).and_then([&] { return publish_networks(config); });
    return done ? code(Exit::ok) : complain(done.error());
}

int networks_publish(const Config& config)
{
    const auto done = publish_networks(config);
    return done ? code(Exit::ok) : complain(done.error());
}

int networks_totals(const NetworksImportRequest& wanted)
{
    const auto all = read_all(wanted);
    if (!all) {
        return complain(all.error());
    }
    for (const auto& read : *all) {
        print(networks::totals_text(read.file));
    }
    return code(Exit::ok);
}

int networks_show(const Config& config, const std::string& country)
{
    const auto index = scorekeeping::open_index(config);
    const auto row = index ? index->views->networks(country) : tl::unexpected(index.error());
    if (!row) {
        return complain(row.error());
    }
    if (!*row) {
        return complain({.what = "nothing was imported of this country's networks",
                         .where = country,
                         .remedy = "sextant-collector networks import delegated FILE..."});
    }
    print((**row).document + "\n");
    return code(Exit::ok);
}

}  // namespace collector::cli
