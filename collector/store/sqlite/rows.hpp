#pragma once

#include "collector/ports/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Values of ours to and from columns.
namespace collector::store::sqlite {

/// A key as one integer. A batch has far fewer than 2^20 lines.
constexpr int kLineBits = 20;
std::int64_t to_id(const ResultKey& key);
ResultKey to_key(std::int64_t id);

std::int64_t to_micros(measure::Timestamp time);
measure::Timestamp to_time(std::int64_t micros);

/// Lists are one value a line: no value of a frame holds a line break.
std::string join_lines(const std::vector<std::string>& values);
std::vector<std::string> split_lines(const std::string& text);

std::int64_t to_bits(const std::vector<measure::Flag>& flags);
std::vector<measure::Flag> to_flags(std::int64_t bits);

/// Of rows that are one at most.
template <typename T>
std::optional<T> first_of(std::vector<T> rows)
{
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

/// Binds values to ?1, ?2, ... in turn.
class Binder {
public:
    explicit Binder(SQLite::Statement& statement) : statement_(statement) {}

    Binder& text(const std::string& value);
    Binder& number(std::int64_t value);
    Binder& count(std::uint64_t value) { return number(static_cast<std::int64_t>(value)); }
    Binder& real(std::optional<double> value);

    template <typename Enum>
    Binder& word(Enum value)
    {
        return number(static_cast<std::int64_t>(value));
    }

    template <typename Enum>
    Binder& word(const std::optional<Enum>& value)
    {
        if (value) {
            return word(*value);
        }
        statement_.bind(++at_);
        return *this;
    }

private:
    SQLite::Statement& statement_;
    int at_ = 0;
};

/// Reads the columns of the current row in turn.
class Row {
public:
    explicit Row(SQLite::Statement& statement) : statement_(statement) {}

    std::string text();
    std::int64_t number();
    std::uint32_t count() { return static_cast<std::uint32_t>(number()); }
    std::optional<double> real();
    bool is_null() { return statement_.getColumn(at_).isNull(); }
    void skip(int columns) { at_ += columns; }

    template <typename Enum>
    Enum word()
    {
        return static_cast<Enum>(number());
    }

    template <typename Enum>
    std::optional<Enum> optional_word()
    {
        if (is_null()) {
            skip(1);
            return std::nullopt;
        }
        return word<Enum>();
    }

private:
    SQLite::Statement& statement_;
    int at_ = 0;
};

/// Columns version, outcome, value, level, rule, cause, locus, masked_by, flags, detail.
measure::Verdict read_verdict(Row& row, std::string check);

/// Reads every row of a statement by `read`, then resets it so that it holds no snapshot open.
template <typename T>
std::vector<T> read_all(SQLite::Statement& statement, T (*read)(Row&))
{
    std::vector<T> rows;
    while (statement.executeStep()) {
        Row row(statement);
        rows.push_back(read(row));
    }
    statement.reset();
    return rows;
}

/// Columns target, check, round, in_country, counts, votes, passes, and those of a verdict.
ConsensusRow read_consensus(Row& row);

/// Columns country, as_of, window_first, window_last, methodology to document.
ScoreRow read_score(Row& row);

/// A column of text.
std::string read_text(Row& row);

/// Columns state, cause, check.
measure::TargetState read_state(Row& row);

/// Columns domain to note.
measure::Target read_target(Row& row);

/// Columns probe, laboratory, as_number, country, token_sha256.
Registration read_registration(Row& row);

}  // namespace collector::store::sqlite
