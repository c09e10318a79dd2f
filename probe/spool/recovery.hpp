#pragma once

#include "probe/spool/open_batch.hpp"
#include "probe/spool/quarantine.hpp"
#include "probe/spool/survey.hpp"

namespace probe::spool {

/// Where the spool goes on after a start, however the last process ended.
struct Recovered {
    OpenBatch open;
    std::map<BatchKey, std::uint64_t> batches;  ///< Octets of what is sealed and not yet acknowledged.
};

/// Finds the open batch, or begins one, and finishes what the last process had begun:
///
///   open N alone                    goes on; a torn tail is cut off
///   open N damaged                  its good lines move to open N+1, number N is buried, the file is set aside
///   open N, open N+1, batch N       sealing was complete: open N is removed
///   open N, open N+1, no batch N    sealing (or moving) was not complete: open N+1 is removed, open N goes on
///   open N, batch N                 sealing was complete but for its successor: open N+1 is begun
///   no open, or no stream file      numbers cannot be known: a new stream, with the good lines of what is still open
///
/// Called with the lock held. An error means that the directory cannot be written, or is another probe's.
measure::Result<Recovered> recover(daemons::FileOps& files, const std::filesystem::path& directory, const std::string& probe,
                                   const Survey& found, Quarantine& quarantine);

}  // namespace probe::spool
