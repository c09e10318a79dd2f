#include "codec/target_json.hpp"

#include "codec/fields.hpp"
#include "codec/json_writing.hpp"

namespace codec {
namespace {

Json write_duty(const measure::DutyHost& it)
{
    auto json = object_of(2);
    json["duty"] = measure::to_word(it.duty);
    json["host"] = it.host;
    return json;
}

measure::DutyHost read_duty(const Fields& fields)
{
    return {.duty = fields.word<measure::Duty>("duty"), .host = fields.text("host")};
}

Json write_consent(const measure::Consent& it)
{
    auto json = object_of(3);
    json["to"] = it.to;
    json["by"] = it.by;
    json["on"] = it.on;
    return json;
}

measure::Consent read_consent(const Fields& fields)
{
    return {.to = fields.text("to"), .by = fields.text("by"), .on = fields.text("on")};
}

Json write_absence(const measure::Absence& it)
{
    auto json = object_of(5);
    json["role"] = measure::to_word(it.role);
    json["kind"] = measure::to_word(it.kind);
    put(json, "why", it.why);
    json["by"] = it.by;
    json["on"] = it.on;
    return json;
}

measure::Absence read_absence(const Fields& fields)
{
    return {.role = fields.word<measure::Role>("role"),
            .kind = fields.word<measure::AbsenceKind>("kind"),
            .why = fields.text_or("why", ""),
            .by = fields.text("by"),
            .on = fields.text("on")};
}

Json write_review(const measure::Review& review)
{
    auto json = object_of(3);
    json["state"] = measure::to_word(review.state);
    put(json, "by", review.by);
    put(json, "on", review.on);
    return json;
}

measure::Review read_review(const Fields& fields)
{
    return {
        .state = fields.word<measure::ReviewState>("state"), .by = fields.text_or("by", ""), .on = fields.text_or("on", "")};
}

Json write_opt_out(const measure::OptOut& it)
{
    auto json = object_of(2);
    put(json, "by", it.by);
    put(json, "on", it.on);
    return json;
}

measure::OptOut read_opt_out(const Fields& fields)
{
    return {.by = fields.text_or("by", ""), .on = fields.text_or("on", "")};
}

}  // namespace

void put_record(Json& json, const measure::Target& target)
{
    put(json, "unicode", target.unicode);
    put_each(json, "duties", target.duties, write_duty);
    put_each(json, "consents", target.consents, write_consent);
    put_each(json, "absences", target.absences, write_absence);
    if (target.review != measure::Review{}) {
        json["review"] = write_review(target.review);
    }
    if (target.opted_out != measure::OptOut{}) {
        json["opted_out"] = write_opt_out(target.opted_out);
    }
}

void take_record(const Fields& fields, measure::Target& target)
{
    target.unicode = fields.text_or("unicode", "");
    target.duties = fields.list_or_none("duties", read_duty);
    target.consents = fields.list_or_none("consents", read_consent);
    target.absences = fields.list_or_none("absences", read_absence);
    if (fields.has("review")) {
        target.review = fields.object("review", read_review);
    }
    if (fields.has("opted_out")) {
        target.opted_out = fields.object("opted_out", read_opt_out);
    }
}

std::string record_text(const measure::Target& target)
{
    auto json = object_of();
    put_record(json, target);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

measure::Result<void> read_record(std::string_view text, measure::Target& target)
{
    try {
        take_record(parse_object(text), target);
        return {};
    } catch (const Malformed& failure) {
        return measure::error(failure.what(), failure.pointer);
    }
}

}  // namespace codec
