#include "collector/store/sqlite/rows.hpp"

#include "codec/target_json.hpp"
#include "measure/words.hpp"

namespace collector::store::sqlite {
namespace {

using measure::Flag;

std::vector<measure::Role> to_roles(const std::vector<std::string>& words)
{
    std::vector<measure::Role> roles;
    for (const auto& word : words) {
        if (const auto role = measure::from_word<measure::Role>(word)) {
            roles.push_back(*role);
        }
    }
    return roles;
}

}  // namespace

std::int64_t to_id(const ResultKey& key)
{
    return static_cast<std::int64_t>(key.position << kLineBits) | key.line;
}

ResultKey to_key(std::int64_t id)
{
    constexpr std::int64_t kLineMask = (std::int64_t{1} << kLineBits) - 1;
    return {.position = static_cast<std::uint64_t>(id >> kLineBits), .line = static_cast<std::uint32_t>(id & kLineMask)};
}

std::int64_t to_micros(measure::Timestamp time)
{
    return time.time_since_epoch().count();
}

measure::Timestamp to_time(std::int64_t micros)
{
    return measure::Timestamp(std::chrono::microseconds(micros));
}

std::string join_lines(const std::vector<std::string>& values)
{
    std::string text;
    for (const auto& value : values) {
        text += text.empty() ? value : "\n" + value;
    }
    return text;
}

std::vector<std::string> split_lines(const std::string& text)
{
    std::vector<std::string> values;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const auto end = std::min(text.find('\n', begin), text.size());
        values.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return values;
}

std::int64_t to_bits(const std::vector<Flag>& flags)
{
    std::int64_t bits = 0;
    for (const auto flag : flags) {
        bits |= std::int64_t{1} << static_cast<int>(flag);
    }
    return bits;
}

std::vector<Flag> to_flags(std::int64_t bits)
{
    std::vector<Flag> flags;
    for (std::size_t i = 0; i < words_of(Flag{}).size(); ++i) {
        if ((bits >> i & 1) != 0) {
            flags.push_back(static_cast<Flag>(i));
        }
    }
    return flags;
}

Binder& Binder::text(const std::string& value)
{
    statement_.bind(++at_, value);
    return *this;
}

Binder& Binder::number(std::int64_t value)
{
    statement_.bind(++at_, value);
    return *this;
}

Binder& Binder::real(std::optional<double> value)
{
    if (value) {
        statement_.bind(++at_, *value);
    } else {
        statement_.bind(++at_);
    }
    return *this;
}

std::string Row::text()
{
    return statement_.getColumn(at_++).getString();
}

std::int64_t Row::number()
{
    return statement_.getColumn(at_++).getInt64();
}

std::optional<double> Row::real()
{
    const auto column = statement_.getColumn(at_++);
    return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

measure::Verdict read_verdict(Row& row, std::string check)
{
    measure::Verdict verdict;
    verdict.check = std::move(check);
    verdict.version = static_cast<int>(row.number());
    verdict.outcome = row.word<measure::Outcome>();
    verdict.value = row.real();
    verdict.level = row.word<measure::Level>();
    verdict.rule = row.text();
    verdict.cause = row.optional_word<measure::Cause>();
    verdict.locus = row.optional_word<measure::Locus>();
    verdict.masked_by = row.text();
    verdict.flags = to_flags(row.number());
    verdict.detail = row.text();
    return verdict;
}

measure::TargetState read_state(Row& row)
{
    measure::TargetState state;
    if (row.is_null()) {
        row.skip(3);
        return state;
    }
    state.state = row.word<measure::State>();
    state.cause = row.optional_word<measure::Cause>();
    state.check = row.text();
    return state;
}

measure::Target read_target(Row& row)
{
    measure::Target target;
    target.domain = row.text();
    target.organisation = row.text();
    target.sector = row.text();
    target.tier = measure::from_word<measure::Tier>(row.text()).value_or(measure::Tier::agency);
    target.roles = to_roles(split_lines(row.text()));
    target.hosts = split_lines(row.text());
    target.tags = split_lines(row.text());
    target.intended_absent = to_roles(split_lines(row.text()));
    target.consent = split_lines(row.text());
    target.opt_out = row.number() != 0;
    target.note = row.text();
    (void)codec::read_record(row.text(), target);  // written by record_text
    return target;
}

Registration read_registration(Row& row)
{
    Registration registration;
    registration.probe = row.text();
    registration.laboratory = row.text();
    registration.as_number = row.count();
    registration.country = row.text();
    registration.token_sha256 = row.text();
    return registration;
}

ConsensusRow read_consensus(Row& row)
{
    ConsensusRow consensus;
    consensus.target = row.text();
    consensus.check = row.text();
    consensus.round = row.text();
    consensus.in_country = row.number() != 0;
    consensus.counts = row.number() != 0;
    consensus.votes = row.count();
    consensus.passes = row.count();
    consensus.verdict = read_verdict(row, consensus.check);
    return consensus;
}

ScoreRow read_score(Row& row)
{
    ScoreRow score;
    score.country = row.text();
    score.as_of = to_time(row.number());
    score.window_first = row.text();
    score.window_last = row.text();
    score.methodology = row.text();
    score.methodology_sha256 = row.text();
    score.frame_sha256 = row.text();
    score.software = row.text();
    score.index = row.real();
    score.low = row.real();
    score.high = row.real();
    score.status = row.text();
    score.coverage = row.real().value_or(0);
    score.document = row.text();
    return score;
}

std::string read_text(Row& row)
{
    return row.text();
}

}  // namespace collector::store::sqlite
