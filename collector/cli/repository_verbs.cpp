#include "collector/cli/repository_verbs.hpp"

#include "codec/digest.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/contribution_files.hpp"
#include "collector/ports/country_of_target.hpp"
#include "collector/repository/contribution_file.hpp"
#include "collector/repository/dataset.hpp"
#include "collector/repository/front_matter.hpp"
#include "collector/repository/plausible.hpp"
#include "collector/repository/progress.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "daemon/whole_file.hpp"
#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace collector::cli {
namespace {

using Json = nlohmann::ordered_json;
using repository::ContributionFile;

constexpr std::size_t kMostListed = 100'000;

ContributionFact submission_of(const ContributionFile& file, const std::string& by)
{
    return {.step = ContributionStep::submitted,
            .contribution = file.contribution.id,
            .submission = 0,
            .by = by,
            .reason = {},
            .sha256 = codec::sha256(file.text),
            .text = file.text};
}

/// What only the frames can tell.
measure::Result<void> check_targets(const Config& config, const std::vector<ContributionFile>& files,
                                    std::vector<measure::Error>& errors)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    for (const auto& file : files) {
        const bool is_of_one = repository::is_of_target(file.contribution);
        const auto holds = is_of_one ? country_of_target(*index->views, file.contribution.series.target) : std::nullopt;
        if (!holds) {
            return tl::unexpected(holds.error());
        }
        if (auto fault = repository::object_to_target(file.contribution, *holds)) {
            fault->where = file.contribution.id + ": " + fault->where;
            errors.push_back(*std::move(fault));
        }
    }
    return {};
}

/// Takes out of the files what was handed in before: a frame that has changed since is no reason to refuse it.
void leave_out_known(std::vector<ContributionFile>& files, const std::vector<Submission>& known)
{
    std::erase_if(files, [&](const ContributionFile& file) {
        const auto found = std::ranges::find(known, codec::sha256(file.text), &Submission::sha256);
        if (found != known.end()) {
            say("known already: " + found->contribution);
        }
        return found != known.end();
    });
}

/// All or none: a folder with a fault in it is handed in when it has none.
int submit_all(const Config& config, const RepositoryRequest& request, const std::vector<Submission>& known)
{
    std::vector<measure::Error> errors;
    auto read = read_contributions(request.files, errors);
    if (!read) {
        return complain(read.error());
    }
    leave_out_known(*read, known);
    if (const auto checked = check_targets(config, *read, errors); !checked) {
        return complain(checked.error());
    }
    if (!errors.empty()) {
        say("nothing was handed in");
        return complain(errors, Exit::config);
    }
    for (const auto& file : *read) {
        auto fact = submission_of(file, request.by);
        const auto id = fact.contribution;
        const auto number = append_and_place(config, std::move(fact));
        if (!number) {
            return complain(number.error());
        }
        print(std::to_string(*number) + " " + id + "\n");
    }
    return code(Exit::ok);
}

measure::Result<std::optional<Submission>> find(const Config& config, std::uint64_t number)
{
    const auto index = scorekeeping::open_index(config);
    return index ? index->contributions->submission(number) : tl::unexpected(index.error());
}

int take_step(const Config& config, const RepositoryRequest& request, ContributionStep step)
{
    const auto found = find(config, request.number);
    if (!found) {
        return complain(found.error());
    }
    if (!*found) {
        return complain({.what = "no submission has this number",
                         .where = std::to_string(request.number),
                         .remedy = "see sextant-collector repository ls --all"});
    }
    const auto& submission = **found;
    if (auto allowed = repository::check_step(submission, step, request.by); !allowed) {
        return complain(allowed.error());
    }
    ContributionFact fact{.step = step,
                          .contribution = submission.contribution,
                          .submission = submission.position,
                          .by = request.by,
                          .reason = request.why,
                          .sha256 = submission.sha256,
                          .text = {}};
    if (auto kept = append_fact(config, std::move(fact)); !kept) {
        return complain(kept.error());
    }
    say(submission.contribution + ": " + std::string(measure::to_word(step)));
    return code(Exit::ok);
}

std::vector<std::string> row_of(const Submission& it)
{
    return {std::to_string(it.position), it.contribution, std::string(measure::to_word(repository::standing_of(it))), it.by,
            it.card.title};
}

std::vector<std::string> row_of(const Publication& it)
{
    return {it.contribution, std::to_string(it.version), std::string(measure::to_word(it.card.kind)),
            it.card.country, it.card.language,           it.card.title};
}

Json to_json(const Submission& it)
{
    Json json = {{"submission", it.position}, {"contribution", it.contribution}};
    json["standing"] = measure::to_word(repository::standing_of(it));
    json["by"] = it.by;
    json["at"] = measure::to_rfc3339(it.at);
    json["title"] = it.card.title;
    json["steps"] = Json::array();
    for (const auto& step : it.steps) {
        json["steps"].push_back({{"step", measure::to_word(step.step)}, {"by", step.by}, {"reason", step.reason}});
    }
    return json;
}

template <typename Row>
int print_rows(std::vector<std::vector<std::string>> table, const std::vector<Row>& rows)
{
    for (const auto& row : rows) {
        table.push_back(row_of(row));
    }
    print(as_table(table));
    return code(Exit::ok);
}

int list_submissions(const store::OpenStore& index, bool json)
{
    const auto all = index.contributions->submissions(&every_submission, kMostListed);
    if (!all) {
        return complain(all.error());
    }
    if (!json) {
        return print_rows({{"NUMBER", "CONTRIBUTION", "STANDING", "BY", "TITLE"}}, *all);
    }
    auto list = Json::array();
    std::ranges::transform(*all, std::back_inserter(list), [](const auto& it) { return to_json(it); });
    print(Json{{"schema", 1}, {"submissions", list}}.dump() + "\n");
    return code(Exit::ok);
}

int list_published(const store::OpenStore& index, bool json)
{
    const auto all = index.contributions->standing({}, 0, kMostListed);
    if (!all) {
        return complain(all.error());
    }
    if (!json) {
        return print_rows({{"CONTRIBUTION", "VERSION", "KIND", "COUNTRY", "LANGUAGE", "TITLE"}}, *all);
    }
    auto list = Json::array();
    for (const auto& it : *all) {
        list.push_back({{"contribution", it.contribution}, {"version", it.version}, {"submission", it.submission}});
    }
    print(Json{{"schema", 1}, {"contributions", list}}.dump() + "\n");
    return code(Exit::ok);
}

}  // namespace

int repository_reference()
{
    print(repository::contribution_reference_markdown());
    return code(Exit::ok);
}

int repository_check(const RepositoryRequest& request)
{
    std::vector<measure::Error> errors;
    const auto read = read_contributions(request.files, errors);
    if (!read || !errors.empty()) {
        return read ? complain(errors, Exit::config) : complain(read.error());
    }
    for (const auto& file : *read) {
        say("good: " + file.contribution.id);
    }
    return code(Exit::ok);
}

int repository_submit(const Config& config, const RepositoryRequest& request)
{
    return submit_all(config, request, {});
}

int repository_import(const Config& config, const RepositoryRequest& request)
{
    const auto index = scorekeeping::open_index(config);
    const auto known =
        index ? index->contributions->submissions(&every_submission, kMostListed) : tl::unexpected(index.error());
    return known ? submit_all(config, request, *known) : complain(known.error());
}

int repository_review(const Config& config, const RepositoryRequest& request)
{
    const auto step = measure::from_word<ContributionStep>(request.finding);
    if (step != ContributionStep::approved && step != ContributionStep::returned) {
        return complain(
            {.what = "'" + request.finding + "' is no finding", .where = "--finding", .remedy = "use approved or returned"},
            Exit::usage);
    }
    return take_step(config, request, *step);
}

int repository_publish(const Config& config, const RepositoryRequest& request)
{
    return take_step(config, request, ContributionStep::published);
}

int repository_withdraw(const Config& config, const RepositoryRequest& request)
{
    return take_step(config, request, ContributionStep::withdrawn);
}

int repository_list(const Config& config, const RepositoryRequest& request)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return complain(index.error());
    }
    return request.all ? list_submissions(*index, request.json) : list_published(*index, request.json);
}

int repository_show(const Config& config, const RepositoryRequest& request)
{
    const auto index = scorekeeping::open_index(config);
    const auto found = index ? index->contributions->submission(request.number) : tl::unexpected(index.error());
    const auto text = index ? index->contributions->text(request.number) : tl::unexpected(index.error());
    if (!found || !text) {
        return complain(found ? text.error() : found.error());
    }
    if (!*found) {
        return complain({.what = "no submission has this number",
                         .where = std::to_string(request.number),
                         .remedy = "see sextant-collector repository ls --all"});
    }
    auto json = to_json(**found);
    json["text"] = text->value_or("");
    if (request.json) {
        print(json.dump() + "\n");
        return code(Exit::ok);
    }
    say(json["contribution"].get<std::string>() + " by " + (**found).by + ": " + json["standing"].get<std::string>());
    for (const auto& step : json["steps"]) {
        say("  " + step["step"].get<std::string>() + " by " + step["by"].get<std::string>() + " " +
            step["reason"].get<std::string>());
    }
    print(json["text"].get<std::string>());
    return code(Exit::ok);
}

int repository_export(const Config& config, const RepositoryRequest& request)
{
    const auto index = scorekeeping::open_index(config);
    const auto archive =
        index ? repository::write_dataset(*index->contributions, config.licence) : tl::unexpected(index.error());
    if (!archive) {
        return complain(archive.error());
    }
    auto& files = daemons::real_files();
    const auto written = daemons::write_whole(files, request.file, *archive);
    return written ? code(Exit::ok) : complain(written.error());
}

}  // namespace collector::cli
