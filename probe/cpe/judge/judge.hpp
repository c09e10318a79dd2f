#pragma once

#include "probe/cpe/capture/run_files.hpp"
#include "probe/cpe/judge/profile.hpp"
#include "probe/cpe/judge/row.hpp"

#include <string>
#include <vector>

namespace cpe::judge {

/// Frames that came faster than they could be read: what they were, nobody knows.
struct Dropped {
    std::uint64_t lan = 0;
    std::uint64_t wan = 0;
};

struct Judged {
    const Row* row = nullptr;
    Finding finding;
};

/// What a run proves: one finding for every automated row, in the order of the catalogue.
struct Verdicts {
    capture::Manifest manifest;
    std::vector<Judged> rows;
    std::map<const Row*, ByProfile> by_profile;  ///< What the profile changed.
    std::string profile_title;
    Time began;
    std::chrono::nanoseconds lasted{0};
    std::size_t packets = 0;
    std::optional<Dropped> dropped;  ///< Nothing when the run was broken off before they were counted.
    std::string digest;  ///< SHA-256 over port, direction, time and octets of every packet: comments do not change it.
};

/// Judges a recording, without regard to a profile. Pure: the same run always gives the same verdicts.
Verdicts judge(const capture::Run& run);

/// The records with the comments of the packets that verdicts cite: "cpe.w2 PASS, cpe.w2b WARN".
std::vector<capture::Record> commented(const capture::Run& run, const Verdicts& verdicts);

}  // namespace cpe::judge
