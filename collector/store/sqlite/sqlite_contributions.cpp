#include "collector/store/sqlite/sqlite_contributions.hpp"

#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "collector/store/sqlite/search_words.hpp"

/// The store's share in the repository of experience.
namespace collector::store::sqlite {
namespace {

ContributionCard read_card(Row& row)
{
    ContributionCard card;
    card.kind = row.word<ContributionKind>();
    card.country = row.text();
    card.title = row.text();
    card.summary = row.text();
    card.language = row.text();
    card.contributor = row.text();
    card.dated = row.text();
    card.example = row.number() != 0;
    return card;
}

Publication read_publication(Row& row)
{
    Publication it;
    it.contribution = row.text();
    it.version = row.count();
    it.submission = static_cast<std::uint64_t>(row.number());
    it.sha256 = row.text();
    it.author = row.text();
    it.reviewer = row.text();
    it.publisher = row.text();
    it.submitted = to_time(row.number());
    it.reviewed = to_time(row.number());
    it.published = to_time(row.number());
    it.withdrawn = row.number() != 0;
    it.current = row.number() != 0;
    it.card = read_card(row);
    return it;
}

Submission read_submission(Row& row)
{
    Submission it;
    it.position = static_cast<std::uint64_t>(row.number());
    it.at = to_time(row.number());
    it.contribution = row.text();
    it.by = row.text();
    it.sha256 = row.text();
    it.card = read_card(row);
    return it;
}

StepTaken read_step(Row& row)
{
    return {.step = row.word<ContributionStep>(), .at = to_time(row.number()), .by = row.text(), .reason = row.text()};
}

/// The first of them in the order of the statement.
std::vector<Submission> read_wanted(SQLite::Statement& statement, const std::function<bool(const Submission&)>& wanted,
                                    std::size_t limit)
{
    std::vector<Submission> found;
    while (found.size() < limit && statement.executeStep()) {
        Row row(statement);
        if (auto it = read_submission(row); wanted(it)) {
            found.push_back(std::move(it));
        }
    }
    statement.reset();
    return found;
}

RoundFigure read_figure(Row& row)
{
    return {.round = row.text(), .value = row.real().value_or(0), .targets = row.count()};
}

}  // namespace

void EntryWriter::write_contribution(const IndexEntry& entry)
{
    const auto& fact = entry.contribution->fact;
    if (fact.step == ContributionStep::submitted) {
        write_submission(entry);
        return;
    }
    auto& insert = connection_.statement("insert_submission_step");
    Binder(insert)
        .count(entry.position)
        .number(to_micros(entry.at))
        .count(fact.submission)
        .word(fact.step)
        .text(fact.by)
        .text(fact.reason);
    insert.exec();
}

void EntryWriter::write_submission(const IndexEntry& entry)
{
    const auto& [fact, card, words] = *entry.contribution;
    auto& insert = connection_.statement("insert_submission");
    Binder(insert)
        .count(entry.position)
        .number(to_micros(entry.at))
        .text(fact.contribution)
        .text(fact.by)
        .text(fact.sha256)
        .word(card.kind)
        .text(card.country)
        .text(card.title)
        .text(card.summary)
        .text(card.language)
        .text(card.contributor)
        .text(card.dated)
        .number(card.example)
        .text(fact.text);
    insert.exec();
    auto& index = connection_.statement("insert_submission_words");
    const auto title = fold_words(card.title);
    const auto body = fold_words(words);
    Binder(index).count(entry.position).text(title).text(body);
    index.exec();
}

measure::Result<std::unique_ptr<Contributions>> SqliteContributions::open(const std::string& file)
{
    try {
        return std::make_unique<SqliteContributions>(file);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(Connection::explain(failure, file));
    }
}

measure::Result<std::vector<Publication>> SqliteContributions::standing(const ContributionFilter& filter, std::size_t skip,
                                                                        std::size_t limit) const
{
    const auto match = match_expression(filter.search);
    if (match.empty() && !filter.search.empty()) {
        return std::vector<Publication>();
    }
    return reader_.use<std::vector<Publication>>([&](Connection& connection) {
        auto& statement = connection.statement(match.empty() ? "standing_contributions" : "found_contributions");
        Binder bind(statement);
        bind.text(filter.country)
            .number(filter.kind ? static_cast<std::int64_t>(*filter.kind) : -1)
            .text(filter.language)
            .count(skip)
            .count(limit);
        if (!match.empty()) {
            bind.text(match);
        }
        return read_all(statement, &read_publication);
    });
}

measure::Result<std::vector<Publication>> SqliteContributions::versions(const std::string& contribution,
                                                                        std::size_t limit) const
{
    return reader_.use<std::vector<Publication>>([&](Connection& connection) {
        auto& statement = connection.statement("contribution_versions");
        Binder(statement).text(contribution).count(limit);
        return read_all(statement, &read_publication);
    });
}

measure::Result<std::optional<std::string>> SqliteContributions::text(std::uint64_t submission) const
{
    return reader_.use<std::optional<std::string>>([&](Connection& connection) {
        auto& statement = connection.statement("submission_text");
        Binder(statement).count(submission);
        const auto found = read_all(statement, &read_text);
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

measure::Result<std::vector<Submission>>
SqliteContributions::find_submissions(std::uint64_t position, const std::function<bool(const Submission&)>& wanted,
                                      std::size_t limit) const
{
    return reader_.use<std::vector<Submission>>([&](Connection& connection) {
        auto& statement = connection.statement("submissions");
        Binder(statement).count(position);
        auto found = read_wanted(statement, wanted, limit);
        for (auto& it : found) {
            auto& steps = connection.statement("submission_steps");
            Binder(steps).count(it.position);
            it.steps = read_all(steps, &read_step);
        }
        return found;
    });
}

measure::Result<std::optional<Submission>> SqliteContributions::submission(std::uint64_t position) const
{
    if (position == 0) {
        return std::optional<Submission>();
    }
    return find_submissions(position, &every_submission, 1).map([](const std::vector<Submission>& found) {
        return found.empty() ? std::nullopt : std::optional(found.front());
    });
}

measure::Result<std::vector<Submission>>
SqliteContributions::submissions(const std::function<bool(const Submission&)>& wanted, std::size_t limit) const
{
    return find_submissions(0, wanted, limit);
}

measure::Result<std::vector<RoundFigure>> SqliteContributions::target_figures(const std::string& domain,
                                                                              const std::string& figure) const
{
    return reader_.use<std::vector<RoundFigure>>([&](Connection& connection) {
        auto& statement = connection.statement("target_figures");
        Binder(statement).text(domain).text(figure);
        return read_all(statement, &read_figure);
    });
}

measure::Result<std::vector<RoundFigure>> SqliteContributions::sector_figures(const measure::CountryCode& country,
                                                                              const std::string& sector,
                                                                              const std::string& figure) const
{
    return reader_.use<std::vector<RoundFigure>>([&](Connection& connection) {
        auto& statement = connection.statement("sector_figures");
        Binder(statement).text(country).text(sector).text(figure);
        return read_all(statement, &read_figure);
    });
}

}  // namespace collector::store::sqlite
