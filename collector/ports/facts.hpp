#pragma once

#include "collector/ports/device_facts.hpp"
#include "collector/ports/disclosure.hpp"
#include "collector/ports/person.hpp"
#include "measure/context.hpp"
#include "measure/public_note.hpp"
#include "measure/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the ledger keeps: everything the views are made of, and nothing that can be derived.
namespace collector {

/// A probe as its laboratory registered it. Its AS and country stand until a context database is configured.
struct Registration {
    std::string probe;
    std::string laboratory;
    std::uint32_t as_number = 0;
    measure::CountryCode country;
    std::string token_sha256;
};

/// A probe that may not report any more. Its history stays.
struct Revocation {
    std::string probe;
    std::string reason;
};

/// Facts about addresses added at ingest: judging may read them because they are kept with the batch.
using measure::AddressFact;
using measure::ContextFacts;

/// A frame as imported: the bytes of its file.
struct ImportedFrame {
    measure::CountryCode country;
    std::string sha256;
    std::string toml;
};

/// What an import says of the networks of all countries: a line each, the country, the day it is dated, and its document
/// (collector/networks/document_lines.hpp).
struct ImportedNetworks {
    std::string sha256;  ///< Of the lines.
    std::string lines;
};

/// The policies of a country as imported: the bytes of their file. A later import replaces them all.
struct ImportedPolicies {
    measure::CountryCode country;
    std::string sha256;
    std::string toml;
};

/// A sealed batch as received.
struct ReceivedBatch {
    measure::SealedBatch batch;
    Registration sender;  ///< As registered at that moment.
    ContextFacts context;
};

/// A run of the CPE laboratory as received: sealed octets (codec/device_run.hpp).
struct ReceivedDeviceRun {
    std::string bytes;
    std::string sha256;
    std::string frames_sha256;
    Registration sender;  ///< As registered at that moment.
    std::string embargo;  ///< UTC day, by the configuration of that moment: a promise that was made stays.
};

/// One entry of the ledger. Positions count from 1 without gaps.
struct LedgerEntry {
    std::uint64_t position = 0;
    measure::Timestamp at;
    std::variant<ReceivedBatch, ImportedFrame, Registration, Revocation, ImportedNetworks, ImportedPolicies,
                 measure::PublicNote, ReceivedDeviceRun, InstalledBase, DeviceRelease, Person, Disclosure>
        fact;
};

}  // namespace collector
