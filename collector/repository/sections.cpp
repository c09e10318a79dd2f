#include "collector/repository/sections.hpp"

#include "collector/repository/contribution_file.hpp"

#include <algorithm>
#include <optional>

namespace collector::repository {
namespace {

using measure::Error;

constexpr std::array<SectionForm, 8> kProfile{{
    {"policy", "What is the policy for IPv6, and why?"},
    {"mandates", "Who is bound by what, by when, and what follows if not?"},
    {"plan", "Which steps, by whom, and how far are they?"},
    {"procurement", "What does the state ask of what it buys?"},
    {"laboratories", "Where can one try it?"},
    {"training", "Who was trained, how, and what is offered?"},
    {"lessons", "What went well, what went wrong, what would you do again?"},
    {"security", "What did you learn about security: incidents, filters, logging, dual stack?"},
}};

constexpr std::array<SectionForm, 4> kCaseStudy{{
    {"situation", "What was there before, and what was in the way?"},
    {"actions", "What was done, by whom, at what cost?"},
    {"lessons", "What would you tell others who begin now?"},
    {"security", "What did it do to security, and what did you watch for?"},
}};

struct Heading {
    std::string key;
    std::string title;
};

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(' ');
    const auto last = text.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first, last - first + 1);
}

/// "Our policy {#policy}"; nullopt without a key or a title.
std::optional<Heading> read_heading(const Block& block)
{
    const auto text = trimmed(plain_text(block.spans));
    const auto at = text.rfind("{#");
    if (at == std::string::npos || !text.ends_with('}')) {
        return std::nullopt;
    }
    Heading heading{.key = text.substr(at + 2, text.size() - at - 3), .title = trimmed(text.substr(0, at))};
    return heading.title.empty() ? std::nullopt : std::optional(heading);
}

std::string keys_of(std::span<const SectionForm> form)
{
    std::string keys;
    for (const auto& section : form) {
        keys.append(keys.empty() ? "" : ", ").append(section.key);
    }
    return keys;
}

class Divider {
public:
    Divider(std::span<const SectionForm> form, const std::string& name) : form_(form), name_(name) {}

    void take(Block block)
    {
        if (block.kind == BlockKind::heading && block.level == 2) {
            begin(block);
        } else if (!sections.empty()) {
            sections.back().blocks.push_back(std::move(block));
        } else if (!said_early_) {
            said_early_ = true;
            object(block.line, "text stands before the first section",
                   "put it under a heading such as ## ... {#" + std::string(form_.front().key) + "}");
        }
    }

    /// What is missing, and what is empty: an answer, too, says that there is nothing to tell.
    void finish()
    {
        for (const auto& [key, asks] : form_) {
            const auto found = find(key);
            const auto remedy = "write ## and a heading with {#" + std::string(key) +
                                "}, and under it: " + std::string(asks) +
                                " Where there is nothing to tell, say so in a sentence";
            if (found == sections.end()) {
                errors.push_back(
                    {.what = "the section '" + std::string(key) + "' is missing", .where = name_, .remedy = remedy});
            } else if (found->blocks.empty()) {
                errors.push_back(
                    {.what = "the section '" + std::string(key) + "' is empty", .where = name_, .remedy = remedy});
            }
        }
        const auto place = [this](const Section& it) {
            return std::find_if(form_.begin(), form_.end(), [&](const auto& row) { return row.key == it.key; });
        };
        std::stable_sort(sections.begin(), sections.end(),
                         [&](const Section& a, const Section& b) { return place(a) < place(b); });
    }

    std::vector<Section> sections;
    std::vector<Error> errors;

private:
    std::vector<Section>::iterator find(std::string_view key)
    {
        return std::find_if(sections.begin(), sections.end(), [&](const Section& it) { return it.key == key; });
    }

    void object(int line, std::string what, std::string remedy)
    {
        errors.push_back(
            {.what = std::move(what), .where = name_ + ":" + std::to_string(line), .remedy = std::move(remedy)});
    }

    void begin(const Block& block)
    {
        const auto heading = read_heading(block);
        const auto known = [&](const SectionForm& row) { return heading && row.key == heading->key; };
        if (!heading) {
            object(block.line, "a section has no title or no key", "end its heading with one of {#" + keys_of(form_) + "}");
        } else if (std::none_of(form_.begin(), form_.end(), known)) {
            object(block.line, "no section is called '" + heading->key.substr(0, 40) + "'", "use one of: " + keys_of(form_));
        } else if (find(heading->key) != sections.end()) {
            object(block.line, "the section '" + heading->key + "' is there twice",
                   "join the two; use ### within a section");
        }
        sections.push_back({.key = heading ? heading->key : "", .title = heading ? heading->title : "", .blocks = {}});
    }

    std::span<const SectionForm> form_;
    const std::string& name_;
    bool said_early_ = false;
};

}  // namespace

std::span<const SectionForm> sections_of(ContributionKind kind)
{
    return kind == ContributionKind::profile ? std::span<const SectionForm>(kProfile)
                                             : std::span<const SectionForm>(kCaseStudy);
}

std::vector<Error> divide_into_sections(std::vector<Block> blocks, ContributionKind kind, const std::string& name,
                                        std::vector<Section>& into)
{
    Divider divider(sections_of(kind), name);
    for (auto& block : blocks) {
        divider.take(std::move(block));
    }
    divider.finish();
    into = std::move(divider.sections);
    return std::move(divider.errors);
}

}  // namespace collector::repository
