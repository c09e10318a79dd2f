#pragma once

#include "collector/ingest/problem.hpp"
#include "collector/ingest/quota.hpp"
#include "collector/ports/store.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <vector>

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

/// Refuses by size, by a full disk, by the quota of who sends it: a probe or a person.
std::optional<Problem> object_to_body(const http::Request& request, const std::string& sender, const Door& door);

/// 422 with every error of a document, up to fifty, so that its author need not come again for each.
Problem unreadable(std::string_view kind, std::string title, const std::vector<measure::Error>& errors);

/// Whose token the request carries; a 401 for nobody's.
tl::expected<Registration, Problem> identify(const Store& store, const http::Request& request,
                                             std::chrono::seconds retry_after);

}  // namespace collector::ingest
