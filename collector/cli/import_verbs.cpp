#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/device_verbs.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/ingest/revision.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "daemon/text_file.hpp"

/// Checks and imports what takes the place of what is in force, from files: the operator's door to what editors do through the API.
namespace collector::cli {
namespace {

using ingest::DocumentForm;
using ingest::Revision;

Revision read_one(DocumentForm form, const std::string& file)
{
    auto text = daemons::read_text(file, "the file");
    if (text) {
        return ingest::read_revision(form, *std::move(text), file);
    }
    Revision unread;
    unread.errors.push_back(text.error());
    return unread;
}

DocumentForm policy_form(const std::string& file)
{
    return file.ends_with(".csv") ? DocumentForm::policies_table : DocumentForm::policies;
}

measure::Result<void> import_one(const Config& config, Revision& revision)
{
    const auto index = scorekeeping::open_index(config);
    const auto in_force = index ? ingest::is_in_force(revision, *index->store, *index->devices, scorekeeping::now())
                                : tl::unexpected(index.error());
    if (!in_force) {
        return tl::unexpected(in_force.error());
    }
    if (*in_force) {
        say("in force already: " + revision.summary);
        return {};
    }
    return append_fact(config, std::move(revision.fact)).map([&] { say("imported " + revision.summary); });
}

/// All files are read first: with one error in one of them nothing is imported.
int import_all(const Config& config, DocumentForm form, const std::vector<std::string>& files)
{
    std::vector<Revision> revisions;
    std::vector<measure::Error> errors;
    for (const auto& file : files) {
        revisions.push_back(read_one(form, file));
        const auto& found = revisions.back().errors;
        errors.insert(errors.end(), found.begin(), found.end());
    }
    if (!errors.empty()) {
        say("nothing was imported");
        return complain(errors, Exit::config);
    }
    for (auto& it : revisions) {
        if (auto imported = import_one(config, it); !imported) {
            return complain(imported.error());
        }
    }
    return code(Exit::ok);
}

}  // namespace

int frame_check(const std::vector<std::string>& files)
{
    std::vector<measure::Error> errors;
    for (const auto& file : files) {
        const auto read = read_one(DocumentForm::frame, file);
        errors.insert(errors.end(), read.errors.begin(), read.errors.end());
        if (read.errors.empty()) {
            say(file + ": good: " + read.summary);
        }
        for (const auto& note : read.notes) {
            say("note: " + measure::to_string(note));
        }
    }
    return errors.empty() ? code(Exit::ok) : complain(errors, Exit::config);
}

int policy_check(const std::string& file)
{
    const auto read = read_one(policy_form(file), file);
    if (!read.errors.empty()) {
        return complain(read.errors, Exit::config);
    }
    say("good: " + read.summary);
    return code(Exit::ok);
}

int frame_import(const Config& config, const std::vector<std::string>& files)
{
    return import_all(config, DocumentForm::frame, files);
}

int policy_import(const Config& config, const std::string& file)
{
    return import_all(config, policy_form(file), {file});
}

int devices_import(const Config& config, const std::vector<std::string>& files)
{
    return import_all(config, DocumentForm::installed_base, files);
}

}  // namespace collector::cli
