#include "checks/check.hpp"
#include "daemon/log.hpp"
#include "measure/words.hpp"
#include "probe/agent/log_events.hpp"
#include "probe/cli/verbs.hpp"
#include "probe/report/log_events.hpp"
#include "probe/scrape/log_events.hpp"
#include "probe/spool/log_events.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace probe::cli {
namespace {

using checks::Check;
using Json = nlohmann::ordered_json;

Json to_json(const Check& check)
{
    Json json = {{"id", check.id},
                 {"catalogue", check.catalogue},
                 {"area", measure::to_word(check.area)},
                 {"version", check.version},
                 {"question", check.question},
                 {"requirement", check.requirement},
                 {"level", measure::to_word(check.level)},
                 {"needs", measure::to_word(check.needs)}};
    json["rules"] = Json::array();
    for (const auto& rule : check.rules) {
        Json row = {{"id", rule.id}, {"outcome", measure::to_word(rule.outcome)}, {"sentence", rule.sentence}};
        row["cause"] = rule.cause ? Json(measure::to_word(*rule.cause)) : Json();
        json["rules"].push_back(std::move(row));
    }
    return json;
}

std::string to_text(const Check& check)
{
    auto text = fmt::format("{} ({}, {}, version {})\n{}\nRequirement: {}\nNeeds from the vantage: {}\n\n", check.id,
                            check.catalogue, measure::to_word(check.level), check.version, check.question, check.requirement,
                            measure::to_word(check.needs));
    for (const auto& rule : check.rules) {
        text += fmt::format("  {:<14} {:<32} {}\n", measure::to_word(rule.outcome), rule.id, rule.sentence);
        if (rule.cause) {
            const auto& remedy = checks::remedy_for(*rule.cause);
            text += fmt::format("{:49}cause {}, for the {}: {}\n", "", measure::to_word(*rule.cause),
                                measure::to_word(remedy.owner), remedy.advice);
        }
    }
    return text;
}

std::string to_markdown(const Check& check)
{
    auto text = fmt::format("## {} ({})\n\n{}\n\n{}; level {}; needs {}; version {}.\n\n| Rule | Outcome | When | Cause "
                            "|\n| --- | --- | --- | --- |\n",
                            check.id, check.catalogue, check.question, check.requirement, measure::to_word(check.level),
                            measure::to_word(check.needs), check.version);
    for (const auto& rule : check.rules) {
        text += fmt::format("| `{}` | {} | {} | {} |\n", rule.id, measure::to_word(rule.outcome), rule.sentence,
                            rule.cause ? measure::to_word(*rule.cause) : "");
    }
    return text + "\n";
}

/// Text for a table of Markdown, where an angle bracket would begin markup.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char octet : text) {
        out += octet == '<' ? std::string("\\<") : std::string(1, octet);
    }
    return out;
}

/// What each cause is, who can mend it, and how.
std::string remedies_markdown()
{
    std::string text = "## Causes\n\n| Cause | Who can mend it | What is wrong | What to do |\n| --- | --- | --- | --- |\n";
    for (const auto& cause : words_of(measure::Cause{})) {
        const auto& remedy = checks::remedy_for(measure::from_word<measure::Cause>(cause).value());
        text += fmt::format("| `{}` | {} | {} | {} |\n", cause, measure::to_word(remedy.owner), escaped(remedy.sentence),
                            escaped(remedy.advice));
    }
    return text;
}

std::string markdown_page()
{
    std::string text = "# Checks\n\nEvery check with its rules; made by `sextant-probe list-checks --markdown`.\n\n"
                       "| Check | Catalogue | Level | Question |\n| --- | --- | --- | --- |\n";
    for (const auto* check : checks::all()) {
        text += fmt::format("| {} | {} | {} | {} |\n", check->id, check->catalogue, measure::to_word(check->level),
                            check->question);
    }
    text += "\n";
    for (const auto* check : checks::all()) {
        text += to_markdown(*check);
    }
    return text + remedies_markdown();
}

}  // namespace

int list_checks(Format format)
{
    if (format == Format::markdown) {
        print(markdown_page());
        return code(Exit::ok);
    }
    auto list = Json::array();
    std::vector<std::vector<std::string>> rows{{"CHECK", "ID", "LEVEL", "QUESTION"}};
    for (const auto* check : checks::all()) {
        list.push_back(to_json(*check));
        rows.push_back({std::string(check->id), std::string(check->catalogue), std::string(measure::to_word(check->level)),
                        std::string(check->question)});
    }
    print(format == Format::json ? list.dump(2) + "\n" : daemons::as_table(rows));
    return code(Exit::ok);
}

int explain(const std::string& check, bool json)
{
    for (const auto* known : checks::all()) {
        if (known->id == check || known->catalogue == check) {
            print(json ? to_json(*known).dump(2) + "\n" : to_text(*known));
            return code(Exit::ok);
        }
    }
    return complain({.what = "no check '" + check + "'", .where = {}, .remedy = "`sextant-probe list-checks` names them"},
                    Exit::usage);
}

int config_check(const std::string& file)
{
    const auto loaded = config::load(file);
    if (!loaded.errors.empty()) {
        return complain(loaded.errors, Exit::config);
    }
    say(file + ": good");
    return code(Exit::ok);
}

int config_reference()
{
    print(config::reference_markdown());
    return code(Exit::ok);
}

int log_events()
{
    std::vector<const daemons::LogEvent*> all;
    for (const auto events : {agent::log_events(), spool::events::all(), report::events::all(), scrape::log_events()}) {
        all.insert(all.end(), events.begin(), events.end());
    }
    print(daemons::events_markdown(all));
    return code(Exit::ok);
}

int version()
{
    print("sextant-probe " SEXTANT_VERSION "\n");
    return code(Exit::ok);
}

}  // namespace probe::cli
