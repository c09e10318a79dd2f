#include "collector/intake/campaign.hpp"

#include <yaml.h>

#include <new>

namespace collector::intake {
namespace {

/// Larger than any campaign by far.
constexpr std::size_t kMostOctets = 16U << 20U;

/// One event of libyaml, freed with the object.
class Event {
public:
    Event() = default;
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    ~Event() { yaml_event_delete(&event_); }

    yaml_event_t* get() { return &event_; }
    yaml_event_type_t type() const { return event_.type; }
    std::size_t line() const { return event_.start_mark.line + 1; }

    std::string text() const
    {
        const auto& scalar = event_.data.scalar;
        return {static_cast<const char*>(static_cast<const void*>(scalar.value)), scalar.length};
    }

private:
    yaml_event_t event_{};
};

class Parser {
public:
    explicit Parser(std::string_view octets)
    {
        if (yaml_parser_initialize(&parser_) == 0) {
            throw std::bad_alloc{};
        }
        yaml_parser_set_input_string(&parser_, static_cast<const unsigned char*>(static_cast<const void*>(octets.data())),
                                     octets.size());
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { yaml_parser_delete(&parser_); }

    bool next(Event& event) { return yaml_parser_parse(&parser_, event.get()) != 0; }

    measure::Error trouble() const
    {
        return {.what = parser_.problem == nullptr ? "this is no YAML" : parser_.problem,
                .where = "line " + std::to_string(parser_.problem_mark.line + 1),
                .remedy = "correct the file"};
    }

private:
    yaml_parser_t parser_{};
};

/// Where in the document the reader stands. Only the outermost mapping and the list below `domains` matter.
class Reader {
public:
    explicit Reader(Entries& into) : into_(into) {}

    void take(const Event& event)
    {
        switch (event.type()) {
            case YAML_MAPPING_START_EVENT: open(event, true); break;
            case YAML_SEQUENCE_START_EVENT: open(event, false); break;
            case YAML_MAPPING_END_EVENT:
            case YAML_SEQUENCE_END_EVENT: close(); break;
            case YAML_SCALAR_EVENT: take_text(event); break;
            case YAML_ALIAS_EVENT: refuse(event, "a reference to another place of the file"); break;
            default: break;
        }
    }

    bool saw_domains() const { return saw_domains_; }

private:
    void open(const Event& event, bool mapping)
    {
        if (depth_ == 1 && in_domains_ && !mapping) {
            listing_ = true;
            saw_domains_ = true;
        } else {
            refuse(event, "not a name");
        }
        is_mapping_ = depth_ == 0 ? mapping : is_mapping_;
        ++depth_;
    }

    void close()
    {
        --depth_;
        if (depth_ == 1) {
            listing_ = false;
            end_value();
        }
    }

    void take_text(const Event& event)
    {
        if (depth_ == 2 && listing_) {
            into_.entries.push_back({.line = event.line(), .name = event.text()});
        } else if (depth_ == 1 && is_mapping_ && key_.empty()) {
            key_ = event.text();
            key_ = key_.empty() ? "?" : key_;
            in_domains_ = key_ == "domains";
        } else if (depth_ == 1 && is_mapping_) {
            into_.title = key_ == "title" ? event.text() : into_.title;
            end_value();
        }
    }

    /// Only what stands in the list of names is missed by anybody.
    void refuse(const Event& event, const char* reason)
    {
        if (depth_ == 2 && listing_) {
            into_.refused.push_back({.line = event.line(), .reason = reason, .text = {}});
        } else if (depth_ == 1 && event.type() == YAML_ALIAS_EVENT) {
            end_value();
        }
    }

    void end_value()
    {
        key_.clear();
        in_domains_ = false;
    }

    Entries& into_;
    std::size_t depth_ = 0;
    std::string key_;
    bool is_mapping_ = false;
    bool in_domains_ = false;
    bool listing_ = false;
    bool saw_domains_ = false;
};

}  // namespace

measure::Result<Entries> read_campaign(std::string_view octets)
{
    if (octets.size() > kMostOctets) {
        return measure::error("the file is too large for a campaign", {}, "a campaign has at most 16 MiB");
    }
    Entries found;
    Reader reader(found);
    Parser parser(octets);
    for (bool more = true; more;) {
        Event event;
        if (!parser.next(event)) {
            return tl::unexpected(parser.trouble());
        }
        reader.take(event);
        more = event.type() != YAML_STREAM_END_EVENT;
    }
    if (!reader.saw_domains()) {
        return measure::error("there is no list `domains`", {}, "is this a campaign?");
    }
    return found;
}

}  // namespace collector::intake
