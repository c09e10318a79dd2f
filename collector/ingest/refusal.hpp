#pragma once

#include "collector/ingest/problem.hpp"
#include "collector/ingest/quota.hpp"
#include "collector/ports/store.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>

/// What everything that receives says alike.
namespace collector::ingest {

Problem problem(int status, std::string_view kind, std::string title, std::string detail = {});

/// 503 with the wait after which to come again.
Problem not_now(std::string_view kind, std::string title, std::string detail, std::chrono::seconds retry_after);

/// 200 with a body of JSON.
http::Response accept(const nlohmann::json& body);

/// What is asked of every body before it is read.
struct Door {
    std::size_t most_octets = 0;
    Problem too_large;
    const std::function<bool()>& has_room;
    Quota& quota;
    std::chrono::seconds retry_after;
};

/// Refuses by size, by a full disk, by the sender's quota.
std::optional<Problem> object_to_body(const http::Request& request, const Registration& sender, const Door& door);

/// Whose token the request carries; a 401 for nobody's.
tl::expected<Registration, Problem> identify(const Store& store, const http::Request& request,
                                             std::chrono::seconds retry_after);

}  // namespace collector::ingest
