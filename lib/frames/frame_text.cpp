#include "frames/frame_text.hpp"

#include "measure/words.hpp"

#include <algorithm>

namespace frames {
namespace {

using measure::Target;

/// A basic string: TOML 1.0, section "String".
std::string toml_text(std::string_view text)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char letter : text) {
        const auto octet = static_cast<unsigned char>(letter);
        if (octet < 0x20 || octet == 0x7F) {
            out += "\\u00";
            out += kDigits[octet >> 4U];
            out += kDigits[octet & 15U];
            continue;
        }
        if (letter == '"' || letter == '\\') {
            out += '\\';
        }
        out += letter;
    }
    return out + '"';
}

std::string list_of(const std::vector<std::string>& texts)
{
    std::string out = "[";
    for (const auto& text : texts) {
        out += (out.size() == 1 ? "" : ", ") + toml_text(text);
    }
    return out + "]";
}

template <typename Enum>
std::vector<std::string> words_in(const std::vector<Enum>& values)
{
    std::vector<std::string> words;
    for (const auto value : values) {
        words.emplace_back(measure::to_word(value));
    }
    return words;
}

/// Lines of one table. What is empty is left out: that is what a missing key means.
class Lines {
public:
    explicit Lines(std::string head) : text_(std::move(head)) {}

    Lines& line(const std::string& key, const std::string& value)
    {
        text_ += key + " = " + value + "\n";
        return *this;
    }

    Lines& text(const std::string& key, const std::string& value)
    {
        return value.empty() ? *this : line(key, toml_text(value));
    }
    Lines& date(const std::string& key, const std::string& value) { return value.empty() ? *this : line(key, value); }

    Lines& list(const std::string& key, const std::vector<std::string>& values)
    {
        return values.empty() ? *this : line(key, list_of(values));
    }

    Lines& add(const std::string& more)
    {
        text_ += more;
        return *this;
    }

    const std::string& str() const { return text_; }

private:
    std::string text_;
};

void write_duties(Lines& lines, const Target& target)
{
    for (const auto word : words_of(measure::Duty{})) {
        std::vector<std::string> hosts;
        for (const auto& it : target.duties) {
            if (measure::to_word(it.duty) == word) {
                hosts.push_back(it.host);
            }
        }
        lines.list("duties." + std::string(word), hosts);
    }
}

void write_review(Lines& lines, const Target& target)
{
    if (target.review != measure::Review{}) {
        lines.text("review", std::string(measure::to_word(target.review.state)));
    }
    lines.text("reviewer", target.review.by).date("reviewed_on", target.review.on);
    if (target.opt_out) {
        lines.line("opt_out", "true");
    }
    lines.text("opt_out_by", target.opted_out.by).date("opt_out_on", target.opted_out.on).text("note", target.note);
}

/// Tables within come last: after them a key would be theirs.
void write_records(Lines& lines, const Target& target)
{
    for (const auto& it : target.consents) {
        lines.add("[[target.consents]]\n").line("to", toml_text(it.to)).line("by", toml_text(it.by)).date("on", it.on);
    }
    for (const auto& it : target.absences) {
        lines.add("[[target.absences]]\n")
            .line("role", toml_text(measure::to_word(it.role)))
            .line("kind", toml_text(measure::to_word(it.kind)))
            .text("why", it.why)
            .line("by", toml_text(it.by))
            .date("on", it.on);
    }
}

std::string target_text(const Target& target)
{
    Lines lines("\n[[target]]\n");
    const auto shown = target.unicode.empty() ? "" : "  # " + target.unicode;
    lines.line("domain", toml_text(target.domain) + shown)
        .line("organisation", toml_text(target.organisation))
        .line("sector", toml_text(target.sector))
        .line("tier", toml_text(measure::to_word(target.tier)))
        .list("roles", words_in(target.roles))
        .list("hosts", target.hosts);
    write_duties(lines, target);
    lines.list("tags", target.tags).list("intended_absent", words_in(target.intended_absent)).list("consent", target.consent);
    lines.list("guarded_paths", target.guarded_paths);
    write_review(lines, target);
    write_records(lines, target);
    return lines.str();
}

}  // namespace

std::string frame_text(const measure::Frame& frame, std::string_view preamble)
{
    Lines lines{std::string(preamble)};
    lines.line("schema", "1")
        .line("country", toml_text(frame.country))
        .line("title", toml_text(frame.title))
        .line("version", toml_text(frame.version))
        .line("dated", frame.dated)
        .line("reviewed", frame.reviewed ? "true" : "false")
        .text("reviewer", frame.reviewer)
        .date("reviewed_on", frame.reviewed_on)
        .line("source", toml_text(frame.source));
    for (const auto& target : frame.targets) {
        lines.add(target_text(target));
    }
    return lines.str();
}

std::string preamble_of(std::string_view toml)
{
    std::size_t end = 0;
    while (end < toml.size() && toml[end] == '#') {
        end = std::min(toml.find('\n', end), toml.size() - 1) + 1;
    }
    return std::string(toml.substr(0, end));
}

}  // namespace frames
