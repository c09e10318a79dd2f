#include "collector/repository/contribution_file.hpp"

#include "collector/repository/bound_text.hpp"
#include "collector/repository/front_matter.hpp"
#include "collector/repository/plausible.hpp"
#include "collector/repository/sections.hpp"
#include "collector/repository/shallow.hpp"
#include "wire/utf8.hpp"

#include <algorithm>

namespace collector::repository {
namespace {

using measure::Error;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Editors of other systems end lines with CR LF and begin a file with a mark; both say nothing.
std::string normalised(std::string_view text)
{
    if (text.starts_with(kByteOrderMark)) {
        text.remove_prefix(kByteOrderMark.size());
    }
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool ends_line = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (!ends_line) {
            plain += text[i];
        }
    }
    return plain;
}

/// The first line that `is_bad` says it of; nullopt when none is.
std::string line_where(std::string_view text, const std::string& name, bool (*is_bad)(std::string_view))
{
    int number = 1;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (is_bad(text.substr(0, end))) {
            return name + ":" + std::to_string(number);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
    }
    return name;
}

std::vector<Error> object_to_octets(std::string_view text, const std::string& name)
{
    if (text.size() > kLongestContribution) {
        return {{.what = "the file is larger than " + std::to_string(kLongestContribution) + " octets",
                 .where = name,
                 .remedy = "shorten it; long documents are better linked to than copied"}};
    }
    if (!wire::is_utf8(text)) {
        const auto bad = [](std::string_view line) { return !wire::is_utf8(line); };
        return {{.what = "the text is not UTF-8", .where = line_where(text, name, bad), .remedy = "save the file as UTF-8"}};
    }
    if (const auto odd = forbidden_in(text); !odd.empty()) {
        const auto bad = [](std::string_view line) { return !forbidden_in(line).empty(); };
        return {{.what = "the text holds " + odd, .where = line_where(text, name, bad), .remedy = "remove it"}};
    }
    return {};
}

/// Front matter that may be read, and what follows it.
measure::Result<Parts> take_apart(std::string_view text, const std::string& name)
{
    return split_front_matter(normalised(text), name).and_then([&](Parts both) {
        return check_shallow(both.front, name).map([&] { return std::move(both); });
    });
}

void append(std::vector<Error>& to, std::vector<Error> more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

ContributionFile read_contribution_text(std::string_view text, const std::string& name)
{
    ContributionFile file{.contribution = {}, .text = std::string(text), .errors = object_to_octets(text, name)};
    if (!file.errors.empty()) {
        return file;
    }
    const auto parts = take_apart(text, name);
    if (!parts) {
        file.errors.push_back(parts.error());
        return file;
    }
    auto& it = file.contribution;
    append(file.errors, read_front_matter(parts->front, name, it));
    if (file.errors.empty()) {
        append(file.errors, find_implausible(it, name));
    }
    auto body = read_markdown(parts->body, name, parts->body_line);
    append(file.errors, std::move(body.errors));
    append(file.errors, divide_into_sections(std::move(body.blocks), it.card.kind, name, it.sections));
    return file;
}

Contribution read_contribution_lists(std::string_view text, const std::string& name)
{
    Contribution it;
    if (const auto parts = take_apart(text, name)) {
        (void)read_front_matter(parts->front, name, it);
    }
    return it;
}

std::string words_of_contribution(const Contribution& it)
{
    std::string words = it.card.title + '\n' + it.card.summary + '\n' + it.card.contributor + '\n';
    const auto add = [&words](const auto&... texts) { ((words += texts, words += '\n'), ...); };
    std::for_each(it.mandates.begin(), it.mandates.end(), [&](const auto& row) { add(row.title, row.bound); });
    std::for_each(it.milestones.begin(), it.milestones.end(), [&](const auto& row) { add(row.title, row.owner); });
    std::for_each(it.rules.begin(), it.rules.end(), [&](const auto& row) { add(row.title, row.demands); });
    std::for_each(it.laboratories.begin(), it.laboratories.end(), [&](const auto& row) { add(row.name, row.place); });
    std::for_each(it.events.begin(), it.events.end(), [&](const auto& row) { add(row.title, row.place, row.audience); });
    std::for_each(it.actions.begin(), it.actions.end(), [&](const auto& row) { add(row.title); });
    std::for_each(it.confounders.begin(), it.confounders.end(), [&](const auto& row) { add(row.what); });
    for (const auto& section : it.sections) {
        add(section.title, plain_text(section.blocks));
    }
    return words;
}

}  // namespace collector::repository
