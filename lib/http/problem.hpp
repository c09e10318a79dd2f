#pragma once

#include "http/exchange.hpp"

#include <string>
#include <vector>

namespace http {

/// One reason among several why a request was refused.
struct ProblemReason {
    std::string pointer;  ///< What is wrong: the name of a parameter or a JSON pointer.
    std::string detail;
};

/// An error answer, RFC 9457. `name` becomes the stable type "urn:sextant:problem:NAME".
struct Problem {
    int status = 500;
    std::string name = "internal_error";
    std::string title = "The request could not be answered";
    std::string detail;
    std::vector<ProblemReason> reasons;
};

/// The answer with `application/problem+json`; never cached.
Response to_response(const Problem& problem);

}  // namespace http
