#pragma once

#include "collector/cli/verbs.hpp"
#include "measure/public_note.hpp"

#include <functional>

namespace CLI {
class App;
}

/// The verbs by which a regulator defends the numbers: corrections, errata, methodologies, comparison with others.
namespace collector::cli {

/// A step of a case, as typed.
struct CaseRequest {
    std::string target;        ///< Of a new case.
    std::string check;         ///< Of a new case; "": the one that decided the target's state.
    std::string round;         ///< Of a new case; "": the newest.
    std::uint64_t number = 0;  ///< Of a known case.
    std::string finding;       ///< upheld, corrected or withdrawn; "": no answer.
    std::string by;
    std::string text;
    std::string numbers;
};

int correction_open(const Config& config, const CaseRequest& request);
int correction_recheck(const Config& config, const CaseRequest& request);
int correction_answer(const Config& config, const CaseRequest& request);

struct NoteQuery {
    std::string country;
    std::uint64_t number = 0;  ///< Of one case; 0: all.
    bool open_only = false;
    bool json = false;
};

int correction_list(const Config& config, const NoteQuery& query);

/// An erratum, as typed. `dated` "": today.
int erratum_add(const Config& config, measure::Erratum erratum);
int erratum_list(const Config& config, const NoteQuery& query);

/// A methodology beside the one in force. Texts are as typed; `last_day` "": two windows after the first.
struct MethodologyRequest {
    std::string file;
    std::string first_day;
    std::string last_day;
    std::string why;
};

int methodology_announce(const Config& config, const MethodologyRequest& request);
int methodology_list(const Config& config, bool json);

/// What others measured of the same services.
struct CompareRequest {
    std::string format;
    std::string file;
    bool json = false;
};

int compare(const Config& config, const CompareRequest& request);

/// `choose` is called with the verb that was chosen.
void add_note_commands(CLI::App& app, const std::function<void(std::function<int(const Config&)>)>& choose);

}  // namespace collector::cli
