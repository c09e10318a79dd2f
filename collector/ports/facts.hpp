#pragma once

#include "measure/ip.hpp"
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

/// What the context databases said of one address when the batch came in.
struct AddressFact {
    measure::Address address;
    std::uint32_t as_number = 0;  ///< 0: not known.
    std::string as_name;
    measure::CountryCode country;  ///< "": not known.
};

/// Facts added at ingest, with the build time of the databases they came from.
struct ContextFacts {
    std::string network_database_built;  ///< RFC 3339; "" without a database.
    std::string country_database_built;
    std::vector<AddressFact> addresses;  ///< Sorted by address.
};

/// A frame as imported: the bytes of its file.
struct ImportedFrame {
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

/// One entry of the ledger. Positions count from 1 without gaps.
struct LedgerEntry {
    std::uint64_t position = 0;
    measure::Timestamp at;
    std::variant<ReceivedBatch, ImportedFrame, Registration, Revocation> fact;
};

}  // namespace collector
