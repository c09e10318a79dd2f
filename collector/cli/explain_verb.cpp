#include "collector/cli/console.hpp"
#include "collector/cli/explanation.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "wire/domain_name.hpp"

#include <algorithm>
#include <cctype>

namespace collector::cli {
namespace {

bool is_country(const std::string& subject)
{
    return subject.size() == 2;
}

/// As they stand in frames: codes in upper case, domains as A-labels. What is no domain name is looked for as it is, in vain.
std::string as_in_frames(std::string subject)
{
    if (!is_country(subject)) {
        const auto name = wire::read_domain_name(subject);
        return name ? name->ascii : subject;
    }
    std::ranges::transform(subject, subject.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return subject;
}

int explain_country(const Views& views, const std::string& country, bool json)
{
    const auto score = views.latest_score(country);
    if (!score) {
        return complain(score.error());
    }
    if (!*score) {
        return complain({.what = "no score was made for this country yet",
                         .where = country,
                         .remedy = "import its frame, let probes report, then run `sextant-collector score`"});
    }
    const auto targets = views.targets({.country = country}, "", 1000);
    if (!targets) {
        return complain(targets.error());
    }
    print(json ? country_json(**score, *targets) : country_text(**score));
    return code(Exit::ok);
}

int explain_target(const Config& config, const store::OpenStore& index, const std::string& domain, bool json)
{
    auto known = collect_target(config, index, domain);
    if (!known) {
        return complain(known.error());
    }
    print(json ? target_json(*known) : target_text(*known));
    return code(Exit::ok);
}

}  // namespace

int explain(const Config& config, const std::string& subject, bool json)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return complain(index.error());
    }
    const auto name = as_in_frames(subject);
    return is_country(name) ? explain_country(*index->views, name, json) : explain_target(config, *index, name, json);
}

}  // namespace collector::cli
