#pragma once

#include "measure/chain.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>
#include <string>
#include <vector>

namespace probe {

/// What came of a resolution. Without a failure there is an answer, be it SERVFAIL.
struct Resolution {
    measure::Timestamp started;
    measure::Duration elapsed{};
    std::optional<measure::Failure> failure;
    std::uint16_t rcode = measure::rcode::kNoError;
    measure::Security security = measure::Security::unchecked;
    std::string why_bogus;
    std::vector<std::string> data;  ///< RDATA of the answer in wire format, at most 32.
};

/// A validating resolver of our own that iterates from the root over one family and never touches the other.
class Validator {
public:
    virtual ~Validator() = default;
    virtual boost::asio::awaitable<Resolution> resolve(measure::Question question, measure::Family family) = 0;
};

}  // namespace probe
