#include "collector/serve/contribution_json.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

#include <type_traits>

namespace collector::serve {
namespace {

using namespace repository;

Json to_json(const Span& span);
Json to_json(const Block& block);

template <typename Row>
Json rows(const std::vector<Row>& rows, Json (*write)(const std::type_identity_t<Row>&))
{
    auto list = Json::array();
    for (const auto& row : rows) {
        list.push_back(write(row));
    }
    return list;
}

Json to_json(const Span& span)
{
    Json json = {{"kind", measure::to_word(span.kind)}};
    if (span.kind == SpanKind::text || span.kind == SpanKind::code) {
        json["text"] = span.text;
    }
    if (span.kind == SpanKind::link) {
        json["url"] = span.url;
    }
    if (!span.spans.empty()) {
        json["spans"] = rows(span.spans, to_json);
    }
    return json;
}

Json to_json(const Block& block)
{
    Json json = {{"kind", measure::to_word(block.kind)}};
    if (block.kind == BlockKind::heading) {
        json["level"] = block.level;
    }
    if (block.kind == BlockKind::list) {
        json["ordered"] = block.ordered;
        json["start"] = block.start;
    }
    if (block.kind == BlockKind::code) {
        json["text"] = block.text;
    }
    if (!block.spans.empty()) {
        json["spans"] = rows(block.spans, to_json);
    }
    if (!block.blocks.empty()) {
        json["blocks"] = rows(block.blocks, to_json);
    }
    return json;
}

Json to_json(const repository::Section& it)
{
    return {{"key", it.key}, {"title", it.title}, {"blocks", rows(it.blocks, to_json)}};
}

Json to_json(const Source& it)
{
    return {{"title", it.title}, {"url", it.url}};
}

Json to_json(const Mandate& it)
{
    return {{"title", it.title}, {"bound", it.bound},   {"dated", it.dated},
            {"by", it.by},       {"policy", it.policy}, {"source", it.source}};
}

Json to_json(const Milestone& it)
{
    return {{"title", it.title}, {"by", it.by}, {"owner", it.owner}, {"state", measure::to_word(it.state)}};
}

Json to_json(const ProcurementRule& it)
{
    return {{"title", it.title}, {"since", it.since}, {"demands", it.demands}, {"source", it.source}};
}

Json to_json(const Laboratory& it)
{
    return {{"name", it.name}, {"place", it.place}, {"since", it.since}, {"probe", it.probe}};
}

Json to_json(const TrainingEvent& it)
{
    return {{"title", it.title}, {"first", it.first},       {"last", it.last},
            {"place", it.place}, {"audience", it.audience}, {"page", it.page}};
}

Json to_json(const repository::Action& it)
{
    return {{"title", it.title}, {"dated", it.dated}};
}

Json to_json(const Confounder& it)
{
    return {{"what", it.what}, {"effect", measure::to_word(it.effect)}};
}

Json to_json(const Window& it)
{
    return {{"first", it.first}, {"last", it.last}};
}

Json to_json(const Series& it)
{
    return {{"scope", measure::to_word(it.scope)}, {"figure", it.figure},       {"sector", it.sector}, {"target", it.target},
            {"before", to_json(it.before)},        {"after", to_json(it.after)}};
}

}  // namespace

Json contribution_json(const Contribution& it)
{
    Json json = {{"sources", rows(it.sources, to_json)}, {"sections", rows(it.sections, to_json)}};
    if (it.card.kind == ContributionKind::profile) {
        json["mandates"] = rows(it.mandates, to_json);
        json["milestones"] = rows(it.milestones, to_json);
        json["procurement"] = rows(it.rules, to_json);
        json["laboratories"] = rows(it.laboratories, to_json);
        json["events"] = rows(it.events, to_json);
    } else {
        json["series"] = to_json(it.series);
        json["actions"] = rows(it.actions, to_json);
        json["confounders"] = rows(it.confounders, to_json);
    }
    return json;
}

}  // namespace collector::serve
