#pragma once

#include "collector/config/config.hpp"

#include <optional>
#include <string>
#include <vector>

/// What the command line can do: one function a verb. Each returns the exit code.
namespace collector::cli {

using config::Config;

/// Where the configuration is looked for when the command line does not say.
constexpr auto kUsualConfig = "/etc/sextant/collector.toml";

/// Makes the data directory and, where the configured certificate is not there, an authority and a certificate.
int init(const Config& config, std::vector<std::string> names);

/// The daemon.
int serve(const Config& config);

struct NewProbe {
    std::string name;
    std::string country;
    std::uint32_t as_number = 0;
    std::string laboratory;
    std::string token_file;
};

int probe_add(const Config& config, const NewProbe& probe);
int probe_list(const Config& config, bool json);
int probe_revoke(const Config& config, const std::string& name, const std::string& reason);

int frame_import(const Config& config, const std::vector<std::string>& files);
int frame_check(const std::vector<std::string>& files);

/// A public list, and how it becomes a frame. Texts are as typed.
struct ListRequest {
    std::string file;
    std::string format = "csv";
    std::string country;
    std::string title;
    std::string columns;  ///< "organisation=Agency,name=URL"
    std::string only;     ///< "category_code=GOVT"
    std::string sector = "other";
    std::string tier = "agency";
    std::vector<std::string> roles{"web", "dns"};
    std::vector<std::string> under;
    bool apart = false;
    std::string out;  ///< "": to standard output.
};

/// A list of somebody else's as a frame; every line that could not be used is told.
int frame_convert(const ListRequest& request);

struct ReviewRequest {
    std::string file;
    std::string reviewer;
    std::string state = "reviewed";
    std::string on;  ///< "": today.
    std::vector<std::string> targets;
};

/// Writes the reviewer and the day into a frame file.
int frame_review(const ReviewRequest& request);

int frame_show(const Config& config, const std::string& country, bool json);

struct Question {
    std::string country;
    std::string as_of;
    std::string methodology;  ///< A file; "": the one in force.
    std::string since;        ///< A day; "": the newest score alone.
    bool ranks = false;       ///< Between which places each country lies, instead of the scores.
    bool json = false;
};

int score(const Config& config, const Question& question);

struct ReportRequest {
    std::string country;
    bool unprinted = false;              ///< Instead of a country: what is kept and was not printed yet.
    std::vector<std::string> languages;  ///< Empty: all there are.
    std::string as_of;                   ///< "": now.
    std::string out;                     ///< "": it is kept, and no copy is written.
};

/// Makes the national report, keeps it for ever and prints it; or prints what others kept.
int report(const Config& config, ReportRequest request);

struct LettersRequest {
    std::string country;
    std::string organisation;  ///< "": every one with something to mend.
    std::vector<std::string> languages{"en"};
    std::string out;
    bool all = false;
    bool withheld_too = false;  ///< Findings that wait for their owner, too: for the owner's eyes alone.
};

/// Prints a letter to each organisation with its own findings.
int letters(const Config& config, const LettersRequest& request);

/// The worked figures, computed by the file of `methodology`; by that of the configuration when it is "". No ledger is asked which
/// edition is in force: a file can be proved before it is. Where the usual configuration is not there, by the edition inside the
/// program: whoever has it can ask it to prove itself. Exit::error when one differs.
int reference_vectors(const std::string& config_file, const std::string& methodology, bool json);
int explain(const Config& config, const std::string& subject, bool json);
int rejudge(const Config& config);

int ledger_verify(const Config& config, bool json);
int ledger_export(const Config& config);

/// The canonical export of every view.
int export_views(const Config& config);

/// Makes a table of what is known of addresses from the files of others.
struct ContextImport {
    std::string kind;   ///< networks, countries, routes or vrps
    std::string dated;  ///< Of networks and countries: when their files were made.
    std::string out;
    std::vector<std::string> files;  ///< "-": standard input.
};

int context_import(const ContextImport& wanted);

/// What the configured databases and tables say of addresses.
int context_show(const Config& config, const std::vector<std::string>& literals);

/// What others measured of networks, and what is made of it.
struct NetworksImportRequest {
    std::string kind;                ///< delegated or users
    std::vector<std::string> files;  ///< "-": standard input.
    bool miscounted = false;         ///< Take files that have fewer records than their summary says.
};

/// Takes files in whole, or none of them, and publishes what they say.
int networks_import(const Config& config, const NetworksImportRequest& wanted);

/// Publishes anew what was imported: after the configured routes or VRPs changed.
int networks_publish(const Config& config);

/// What registries' files come to, as CSV.
int networks_totals(const NetworksImportRequest& wanted);

/// The published document of a country.
int networks_show(const Config& config, const std::string& country);

int policy_check(const std::string& file);
int policy_import(const Config& config, const std::string& file);
int policy_show(const Config& config, const std::string& country);

int config_check(const std::string& file);
int config_reference();
int doctor(const Config& config, bool json);
int log_events();
int openapi();
int version();

}  // namespace collector::cli
