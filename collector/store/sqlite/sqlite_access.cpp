#include "collector/store/sqlite/sqlite_access.hpp"

#include "collector/access/person_json.hpp"
#include "collector/store/sqlite/entry_writer.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "measure/verdict.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

/// The store's share in who may see and do what.
namespace collector::store::sqlite {
namespace {

Told read_told(Row& row)
{
    return {.word = {.target = row.text(),
                     .check = row.text(),
                     .told = row.text(),
                     .public_from = row.text(),
                     .by = row.text(),
                     .reason = row.text()},
            .mended = row.text()};
}

OpenFinding read_finding(Row& row)
{
    return {.target = row.text(), .country = row.text(), .check = row.text(), .round = row.text()};
}

}  // namespace

void EntryWriter::write_access_facts(const IndexEntry& entry)
{
    if (entry.person) {
        auto& insert = connection_.statement("insert_person");
        const auto text = access::person_text(*entry.person);
        Binder(insert).count(entry.position).text(entry.person->name).text(text);
        insert.exec();
    }
    if (entry.disclosure) {
        auto& insert = connection_.statement("insert_disclosure");
        const auto& it = *entry.disclosure;
        Binder(insert)
            .count(entry.position)
            .text(it.target)
            .text(it.check)
            .text(it.told)
            .text(it.public_from)
            .text(it.by)
            .text(it.reason);
        insert.exec();
    }
}

measure::Result<std::unique_ptr<AccessFacts>> SqliteAccess::open(const std::string& file)
{
    try {
        return std::make_unique<SqliteAccess>(file);
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(Connection::explain(failure, file));
    }
}

/// What cannot be read is an error, never somebody less: a revocation may stand there.
measure::Result<std::vector<Person>> SqliteAccess::people() const
{
    const auto texts = reader_.use<std::vector<std::string>>(
        [](Connection& connection) { return read_all(connection.statement("people"), &read_text); });
    if (!texts) {
        return tl::unexpected(texts.error());
    }
    std::vector<Person> people;
    for (const auto& text : *texts) {
        auto person = access::read_person(text);
        if (!person) {
            return tl::unexpected(person.error());
        }
        if (!person->revoked) {
            people.push_back(*std::move(person));
        }
    }
    return people;
}

measure::Result<std::vector<Told>> SqliteAccess::disclosures() const
{
    return reader_.use<std::vector<Told>>([](Connection& connection) {
        auto& statement = connection.statement("disclosures");
        Binder(statement).word(measure::Outcome::pass);
        return read_all(statement, &read_told);
    });
}

measure::Result<std::vector<OpenFinding>> SqliteAccess::open_findings(const measure::CountryCode& country,
                                                                      std::span<const std::string_view> checks) const
{
    return reader_.use<std::vector<OpenFinding>>([&](Connection& connection) {
        const auto list = nlohmann::json(std::vector<std::string>(checks.begin(), checks.end())).dump();
        auto& statement = connection.statement("open_findings");
        Binder(statement)
            .text(list)
            .text(country)
            .word(measure::Outcome::fail)
            .word(measure::Outcome::partial)
            .word(measure::Outcome::pass);
        auto findings = read_all(statement, &read_finding);
        std::ranges::sort(findings);
        findings.erase(std::ranges::unique(findings).begin(), findings.end());
        return findings;
    });
}

}  // namespace collector::store::sqlite
