#include "collector/store/sqlite/entry_writer.hpp"

#include "codec/note_json.hpp"
#include "codec/target_json.hpp"
#include "collector/store/sqlite/rows.hpp"
#include "measure/words.hpp"

namespace collector::store::sqlite {
namespace {

std::string role_lines(const std::vector<measure::Role>& roles)
{
    std::vector<std::string> words;
    for (const auto role : roles) {
        words.emplace_back(measure::to_word(role));
    }
    return join_lines(words);
}

}  // namespace

void EntryWriter::write(const IndexEntry& entry)
{
    if (entry.batch) {
        write_batch(entry);
    }
    if (entry.registration) {
        write_registration(*entry.registration);
    }
    if (entry.revocation) {
        auto& revoke = connection_.statement("revoke");
        Binder(revoke).text(entry.revocation->probe).text(entry.revocation->reason);
        revoke.exec();
    }
    if (entry.frame) {
        write_frame(entry);
    }
    if (entry.note) {
        write_note(entry);
    }
    if (entry.networks) {
        write_networks(entry);
    }
    if (entry.policies) {
        write_policies(entry);
    }
    write_device_facts(entry);
    write_access_facts(entry);
    if (entry.contribution) {
        write_contribution(entry);
    }
    auto& advance = connection_.statement("advance");
    // Results are shown by the round they enter, and that is written with its score.
    Binder(advance).count(entry.position).number(entry.batch ? 0 : 1);
    advance.exec();
}

void EntryWriter::write_registration(const Registration& registration)
{
    auto& put = connection_.statement("put_registration");
    Binder(put)
        .text(registration.probe)
        .text(registration.laboratory)
        .number(registration.as_number)
        .text(registration.country)
        .text(registration.token_sha256);
    put.exec();
}

void EntryWriter::write_frame(const IndexEntry& entry)
{
    const auto& frame = *entry.frame;
    auto& insert = connection_.statement("insert_frame");
    Binder(insert)
        .count(entry.position)
        .number(to_micros(entry.at))
        .text(frame.country)
        .text(frame.title)
        .text(frame.version)
        .text(frame.dated)
        .number(frame.reviewed)
        .text(frame.reviewer)
        .text(frame.reviewed_on)
        .text(frame.source)
        .text(frame.sha256);
    insert.exec();
    std::int64_t place = 0;
    for (const auto& target : frame.targets) {
        const auto number = name(target.domain);
        auto& row = connection_.statement("insert_target");
        Binder(row)
            .count(entry.position)
            .number(place++)
            .text(target.domain)
            .number(number)
            .text(target.organisation)
            .text(target.sector)
            .text(std::string(measure::to_word(target.tier)))
            .text(role_lines(target.roles))
            .text(join_lines(target.hosts))
            .text(join_lines(target.tags))
            .text(role_lines(target.intended_absent))
            .text(join_lines(target.consent))
            .number(target.opt_out)
            .text(target.note)
            .text(codec::record_text(target));
        row.exec();
    }
}

void EntryWriter::write_note(const IndexEntry& entry)
{
    const auto* erratum = std::get_if<measure::Erratum>(&*entry.note);
    const auto* step = std::get_if<measure::CaseNote>(&*entry.note);
    auto& insert = connection_.statement("insert_note");
    Binder(insert)
        .count(entry.position)
        .number(to_micros(entry.at))
        .text(std::string(codec::kind_of(*entry.note)))
        .text(erratum != nullptr ? erratum->country
              : step != nullptr  ? step->country
                                 : std::string())
        .text(step != nullptr ? step->target : std::string())
        .text(codec::note_text(*entry.note));
    insert.exec();
}

void EntryWriter::write(const ConsensusRow& row, const measure::CountryCode& country)
{
    const auto target = name(row.target);
    const auto check = name(row.check);
    const auto rule = name(row.verdict.rule);
    const auto masked_by = name(row.verdict.masked_by);
    auto& insert = connection_.statement("insert_consensus");
    Binder(insert)
        .text(country)
        .text(row.round)
        .number(target)
        .number(check)
        .number(row.in_country)
        .number(row.counts)
        .number(row.votes)
        .number(row.passes)
        .number(row.verdict.version)
        .word(row.verdict.outcome)
        .real(row.verdict.value)
        .word(row.verdict.level)
        .number(rule)
        .word(row.verdict.cause)
        .word(row.verdict.locus)
        .number(masked_by)
        .number(to_bits(row.verdict.flags))
        .text(row.verdict.detail);
    insert.exec();
}

void EntryWriter::write(const TargetRoundRow& row)
{
    const auto target = name(row.target);
    auto& insert = connection_.statement("insert_target_round");
    Binder(insert)
        .number(target)
        .text(row.round)
        .text(row.country)
        .word(row.found.state)
        .word(row.found.cause)
        .text(row.found.check)
        .word(row.shown.state)
        .word(row.shown.cause)
        .text(row.shown.check)
        .real(row.web_score)
        .real(row.dns_score)
        .real(row.mail_score);
    insert.exec();
}

void EntryWriter::write(const ScoreRow& row, Publication publication)
{
    auto& put = connection_.statement(publication == Publication::in_force ? "put_score" : "put_parallel_score");
    Binder(put)
        .text(row.country)
        .text(row.window_last)
        .text(row.window_first)
        .number(to_micros(row.as_of))
        .text(row.methodology)
        .text(row.methodology_sha256)
        .text(row.frame_sha256)
        .text(row.software)
        .real(row.index)
        .real(row.low)
        .real(row.high)
        .text(row.status)
        .real(row.coverage)
        .text(row.document);
    put.exec();
}

}  // namespace collector::store::sqlite
