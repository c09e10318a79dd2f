#pragma once

#include "score/methodology.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The small language of reference vectors: lines of words, and answers by name.
namespace score::vectors {

/// A line cut at its spaces: "split W-6 1/2".
using Line = std::vector<std::string>;

/// What a vector gives.
class Given {
public:
    explicit Given(const std::vector<std::string>& lines);

    /// Every line that begins with the word, without it.
    std::vector<Line> all(std::string_view word) const;

    /// The first such line; empty when there is none.
    Line line(std::string_view word) const;

    /// The first value of the first line that begins with the word; `otherwise` when there is none.
    double number(std::string_view word, double otherwise = 0) const;
    std::string text(std::string_view word) const;
    bool has(std::string_view word) const { return !all(word).empty(); }

private:
    std::vector<Line> lines_;
};

/// A decimal, a fraction ("2/3"), or nothing for any other word ("unknown").
std::optional<double> to_number(std::string_view word);

/// What came out, by name.
using Answer = std::variant<double, std::string>;
using Answers = std::map<std::string, Answer>;

/// The value, or the word "none".
Answer or_none(const std::optional<double>& value);
Answer yes_or_no(bool value);

/// By which edition: its checks are called by their numbers in the catalogue.
using Computer = std::function<Answers(const Given&, const Methodology& edition)>;

/// Each family of kinds, by kind.
std::map<std::string, Computer> of_samples();
std::map<std::string, Computer> of_targets();
std::map<std::string, Computer> of_time();
std::map<std::string, Computer> of_countries();

}  // namespace score::vectors
