#include "score/reference_vectors.hpp"

#include "score/vector_words.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace score {
namespace vectors {
namespace {

Line cut(const std::string& text)
{
    std::istringstream stream(text);
    Line words;
    for (std::string word; stream >> word;) {
        words.push_back(word);
    }
    return words;
}

std::optional<double> to_decimal(const std::string& word)
{
    char* end = nullptr;
    const double value = std::strtod(word.c_str(), &end);
    return end != word.c_str() && *end == '\0' ? std::optional(value) : std::nullopt;
}

}  // namespace

Given::Given(const std::vector<std::string>& lines)
{
    for (const auto& line : lines) {
        lines_.push_back(cut(line));
    }
}

std::vector<Line> Given::all(std::string_view word) const
{
    std::vector<Line> found;
    for (const auto& line : lines_) {
        if (!line.empty() && line.front() == word) {
            found.emplace_back(line.begin() + 1, line.end());
        }
    }
    return found;
}

Line Given::line(std::string_view word) const
{
    const auto found = all(word);
    return found.empty() ? Line() : found.front();
}

std::string Given::text(std::string_view word) const
{
    const auto found = line(word);
    return found.empty() ? "" : found.front();
}

double Given::number(std::string_view word, double otherwise) const
{
    return to_number(text(word)).value_or(otherwise);
}

std::optional<double> to_number(std::string_view word)
{
    const auto bar = word.find('/');
    if (bar == std::string_view::npos) {
        return to_decimal(std::string(word));
    }
    const auto above = to_decimal(std::string(word.substr(0, bar)));
    const auto below = to_decimal(std::string(word.substr(bar + 1)));
    return above && below && *below != 0 ? std::optional(*above / *below) : std::nullopt;
}

Answer or_none(const std::optional<double>& value)
{
    return value ? Answer(*value) : Answer("none");
}

Answer yes_or_no(bool value)
{
    return Answer(value ? "yes" : "no");
}

}  // namespace vectors

namespace {

using vectors::Answer;
using vectors::Answers;

Answers answers_to(const VectorCase& asked, const Methodology& edition)
{
    for (const auto& family : {vectors::of_samples(), vectors::of_targets(), vectors::of_time(), vectors::of_countries()}) {
        if (const auto found = family.find(asked.kind); found != family.end()) {
            return found->second(vectors::Given(asked.given), edition);
        }
    }
    return {};
}

std::size_t decimals_of(const std::string& expected)
{
    const auto dot = expected.find('.');
    return dot == std::string::npos ? 0 : expected.size() - dot - 1;
}

std::string as_expected(const Answer& answer, const std::string& expected)
{
    if (const auto* word = std::get_if<std::string>(&answer)) {
        return *word;
    }
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", static_cast<int>(decimals_of(expected)), std::get<double>(answer));
    return text;
}

Figure figure_of(const std::string& line, const Answers& answers)
{
    const auto space = line.find(' ');
    Figure figure{.name = line.substr(0, space)};
    figure.expected = space == std::string::npos ? "" : line.substr(space + 1);
    const auto found = answers.find(figure.name);
    figure.computed = found == answers.end() ? "nothing" : as_expected(found->second, figure.expected);
    return figure;
}

}  // namespace

ReferenceVector compute(const VectorCase& asked, const Methodology& edition)
{
    const auto answers = answers_to(asked, edition);
    ReferenceVector vector{.input = asked.input, .source = asked.source, .because = asked.because};
    for (const auto& line : asked.expect) {
        vector.figures.push_back(figure_of(line, answers));
    }
    return vector;
}

bool agrees(const ReferenceVector& vector)
{
    return !vector.figures.empty() && std::all_of(vector.figures.begin(), vector.figures.end(),
                                                  [](const Figure& one) { return one.expected == one.computed; });
}

}  // namespace score
