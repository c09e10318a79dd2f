#include "codec/digest.hpp"
#include "collector/cli/append_fact.hpp"
#include "collector/cli/console.hpp"
#include "collector/cli/verbs.hpp"
#include "collector/running/token.hpp"
#include "collector/scorekeeping/indexing.hpp"
#include "measure/country_code.hpp"

#include <nlohmann/json.hpp>

namespace collector::cli {
namespace {

std::vector<measure::Error> find_faults(const NewProbe& probe)
{
    std::vector<measure::Error> faults;
    if (!running::is_probe_name(probe.name)) {
        faults.push_back({.what = "'" + probe.name + "' is no probe name",
                          .where = "NAME",
                          .remedy = "use 1 to 63 of a-z, 0-9 and -, not beginning or ending with -"});
    }
    if (!measure::is_country_code(probe.country)) {
        faults.push_back({.what = "'" + probe.country + "' is no country code",
                          .where = "--country",
                          .remedy = "use ISO 3166-1 alpha-2 in upper case, e.g. KE"});
    }
    if (probe.as_number == 0) {
        faults.push_back({.what = "the AS number is missing",
                          .where = "--as",
                          .remedy = "give the number of the network the probe measures from"});
    }
    return faults;
}

measure::Result<void> refuse_known(const Config& config, const std::string& name)
{
    const auto index = scorekeeping::open_index(config);
    if (!index) {
        return tl::unexpected(index.error());
    }
    const auto known = index->store->find_probe(name);
    if (!known) {
        return tl::unexpected(known.error());
    }
    if (*known) {
        return measure::error("the probe is registered already", name,
                              "revoke it first: sextant-collector probe revoke " + name);
    }
    return {};
}

}  // namespace

int probe_add(const Config& config, const NewProbe& probe)
{
    if (const auto faults = find_faults(probe); !faults.empty()) {
        return complain(faults, Exit::usage);
    }
    if (auto known = refuse_known(config, probe.name); !known) {
        return complain(known.error());
    }
    const auto token = probe.token_file.empty() ? measure::Result<std::string>(running::draw_token())
                                                : running::token_from(probe.token_file);
    if (!token) {
        return complain(token.error());
    }
    const auto added = append_fact(config, Registration{.probe = probe.name,
                                                        .laboratory = probe.laboratory,
                                                        .as_number = probe.as_number,
                                                        .country = probe.country,
                                                        .token_sha256 = codec::sha256(*token)});
    if (!added) {
        return complain(added.error());
    }
    if (probe.token_file.empty()) {
        print(*token + "\n");
        say("probe " + probe.name + " is registered; the token above is shown this once: give it to the probe");
    } else {
        say("probe " + probe.name + " is registered with the token in " + probe.token_file);
    }
    return code(Exit::ok);
}

int probe_list(const Config& config, bool json)
{
    const auto index = scorekeeping::open_index(config);
    const auto probes = index ? index->store->probes() : tl::unexpected(index.error());
    if (!probes) {
        return complain(probes.error());
    }
    if (json) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& it : *probes) {
            list.push_back(
                {{"probe", it.probe}, {"laboratory", it.laboratory}, {"country", it.country}, {"as_number", it.as_number}});
        }
        print(nlohmann::ordered_json{{"schema", 1}, {"probes", list}}.dump() + "\n");
        return code(Exit::ok);
    }
    std::vector<std::vector<std::string>> rows{{"PROBE", "COUNTRY", "AS", "LABORATORY"}};
    for (const auto& it : *probes) {
        rows.push_back({it.probe, it.country, std::to_string(it.as_number), it.laboratory});
    }
    print(as_table(rows));
    return code(Exit::ok);
}

int probe_revoke(const Config& config, const std::string& name, const std::string& reason)
{
    const auto index = scorekeeping::open_index(config);
    const auto known = index ? index->store->find_probe(name) : tl::unexpected(index.error());
    if (!known) {
        return complain(known.error());
    }
    if (!*known) {
        return complain({.what = "no such probe", .where = name, .remedy = "see sextant-collector probe ls"});
    }
    if (auto revoked = append_fact(config, Revocation{.probe = name, .reason = reason}); !revoked) {
        return complain(revoked.error());
    }
    say("probe " + name + " may not report any more; what it reported stays");
    return code(Exit::ok);
}

}  // namespace collector::cli
