#pragma once

#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/judge/row.hpp"

#include <string>
#include <vector>

namespace cpe::judge {

struct Judged {
    const Row* row = nullptr;
    Finding finding;
};

/// What a run proves: one finding for every automated row, in the order of the catalogue.
struct Verdicts {
    capture::Manifest manifest;
    std::vector<Judged> rows;
    Time began;
    std::chrono::nanoseconds lasted{0};
    std::size_t packets = 0;
    std::string digest;  ///< SHA-256 over port, direction, time and octets of every packet: comments do not change it.
};

/// Judges a recording. Pure: the same run always gives the same verdicts.
Verdicts judge(const capture::Run& run);

/// The records with the comments of the packets that verdicts cite: "cpe.w2 PASS, cpe.w2b WARN".
std::vector<capture::Record> commented(const capture::Run& run, const Verdicts& verdicts);

}  // namespace cpe::judge
