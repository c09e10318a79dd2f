#pragma once

#include "tests/lib/checks/evidence_builder.hpp"

#include <functional>

/// Evidence of example.test whose owner agreed to be looked at more closely: all in order, but for what a plan bends.
namespace security_builder {

using BendLook = std::function<void(measure::PortLook&)>;
using BendFetch = std::function<void(measure::HttpFetch&)>;

struct SecurityPlan {
    std::vector<std::string> consent{"exposure", "access", "rate_limit"};
    std::vector<std::string> guarded{"/admin/", "www.example.test/private/"};
    BendLook look{};
    BendFetch guard{};
    std::function<void(measure::HttpFetch&, int)> hurry{};  ///< With the request's place in its row.
    evidence_builder::Plan site{};                          ///< What is under it; its `last` runs first.
};

/// Every watched port is closed, every guarded path is refused, ten requests in a row are served.
evidence_builder::Plan agreed(const SecurityPlan& plan = {});

BendLook port(std::uint16_t number, measure::Family family, BendLook bend);
BendLook both(BendLook first, BendLook second);
BendLook opened();
BendLook unanswered();
BendLook harmed();  ///< By our own trouble.

}  // namespace security_builder
