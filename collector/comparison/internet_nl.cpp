#include "collector/comparison/readers.hpp"

#include <simdjson.h>

#include <algorithm>
#include <optional>

namespace collector::comparison {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

/// Results nest six deep.
constexpr std::size_t kDepth = 32;

std::optional<Finding> finding_of(std::string_view status)
{
    if (status == "passed") {
        return Finding::pass;
    }
    if (status == "failed") {
        return Finding::fail;
    }
    return status == "warning" || status == "info" ? std::optional(Finding::partial) : std::nullopt;
}

bool is_compared(std::string_view test)
{
    const auto format = find_format("internetnl");
    return std::any_of(format->counterparts.begin(), format->counterparts.end(),
                       [&](const Counterpart& it) { return it.test == test; });
}

std::string_view text_at(const element& json, const char* key)
{
    std::string_view text;
    return json[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

void take_tests(ForeignReport& report, std::string_view domain, const object& tests)
{
    for (const auto [test, result] : tests) {
        if (!is_compared(test)) {
            continue;
        }
        const auto status = text_at(result, "status");
        if (const auto finding = finding_of(status)) {
            report.findings.push_back(
                {.domain = std::string(domain), .test = std::string(test), .finding = *finding, .word = std::string(status)});
        } else {
            ++report.silent;
        }
    }
}

void take_domain(ForeignReport& report, std::string_view domain, const element& result)
{
    object tests;
    if (result["results"]["tests"].get(tests) == simdjson::SUCCESS) {
        take_tests(report, domain, tests);
        return;
    }
    const auto status = text_at(result, "status");
    report.refused.push_back(
        {.where = std::string(domain),
         .reason = status.empty() || status == "ok" ? "it has no results.tests" : "its status is " + std::string(status)});
}

}  // namespace

measure::Result<ForeignReport> read_internet_nl(std::string_view octets)
{
    simdjson::dom::parser parser;
    element document;
    object domains;
    auto failed = parser.allocate(octets.size(), kDepth);
    if (failed == simdjson::SUCCESS) {
        failed = parser.parse(octets.data(), octets.size()).get(document);
    }
    if (failed != simdjson::SUCCESS) {
        return measure::error(std::string("no JSON: ") + simdjson::error_message(failed), "", "export the results again");
    }
    if (document["domains"].get(domains) != simdjson::SUCCESS) {
        return measure::error("there is no object `domains`", "", "give the results of a batch request of API version 2");
    }
    ForeignReport report;
    if (element request; document["request"].get(request) == simdjson::SUCCESS) {
        widen(report.days, text_at(request, "finished_date"));
    }
    for (const auto [domain, result] : domains) {
        take_domain(report, domain, result);
    }
    return report;
}

}  // namespace collector::comparison
