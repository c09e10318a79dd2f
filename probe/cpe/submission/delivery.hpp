#pragma once

#include "measure/result.hpp"
#include "probe/https/settings.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace cpe::submission {

/// What came of one attempt.
enum class Outcome : std::uint8_t {
    taken,    ///< On the collector's ledger, now or since before.
    not_now,  ///< The same octets again, later.
    refused,  ///< Not these octets, or not this way: somebody must do something.
};

struct Attempt {
    Outcome outcome = Outcome::not_now;
    bool duplicate = false;  ///< The ledger had it before.
    std::string device;      ///< The id under which the collector shows the device.
    std::string embargo;     ///< UTC day up to which findings that expose users are withheld; "" without such findings.
    measure::Error error;    ///< Of what was not taken.
    std::optional<std::chrono::seconds> retry_after;
};

/// Brings sealed octets to POST /v1/device-runs/DIGEST, once. Only the collector's own confirmation counts as taken.
Attempt deliver(const probe::https::Settings& settings, const std::string& frames_sha256, const std::string& sealed);

/// What an answer means; `status` 0 is no answer. Pure.
Attempt judge_answer(int status, const std::string& body);

}  // namespace cpe::submission
