#include "collector/ingest/refusal.hpp"

#include "collector/ingest/identity.hpp"
#include "http/bearer.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace collector::ingest {
namespace {

/// Enough to mend what is wrong in one go; a list of ten thousand targets may have as many errors.
constexpr std::size_t kMostErrors = 50;

std::optional<std::uint64_t> content_length(const http::Request& request)
{
    const auto header = request.headers.find("content-length");
    if (header == request.headers.end()) {
        return std::nullopt;
    }
    const auto& text = header->second;
    std::uint64_t octets = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + text.size(), octets);
    return code == std::errc{} && stop == text.data() + text.size() ? std::optional(octets) : std::nullopt;
}

}  // namespace

Problem problem(int status, std::string_view kind, std::string title, std::string detail)
{
    return {.status = status, .kind = kind, .title = std::move(title), .detail = std::move(detail), .retry_after = {}};
}

Problem not_now(std::string_view kind, std::string title, std::string detail, std::chrono::seconds retry_after)
{
    auto refusal = problem(503, kind, std::move(title), std::move(detail));
    refusal.retry_after = retry_after;
    return refusal;
}

http::Response accept(const nlohmann::json& body)
{
    return {.status = 200, .headers = {{"Content-Type", "application/json"}}, .body = body.dump(), .next_piece = {}};
}

std::optional<Problem> object_to_body(const http::Request& request, const std::string& sender, const Door& door)
{
    const auto octets = content_length(request);
    if (!octets) {
        return problem(411, "length_required", "Content-Length is required");
    }
    if (*octets > door.most_octets) {
        return door.too_large;
    }
    if (!door.has_room()) {
        return not_now("disk_full", "The collector's disk is full", "", door.retry_after);
    }
    if (const auto wait = door.quota.take(sender, *octets, Quota::Clock::now())) {
        auto refusal = problem(429, "quota_exceeded", "The quota of this token is used up");
        refusal.retry_after = wait;
        return refusal;
    }
    return std::nullopt;
}

Problem unreadable(std::string_view kind, std::string title, const std::vector<measure::Error>& errors)
{
    std::string detail;
    for (std::size_t i = 0; i < std::min(errors.size(), kMostErrors); ++i) {
        detail += (i == 0 ? "" : "\n") + measure::to_string(errors[i]);
    }
    if (errors.size() > kMostErrors) {
        detail += "\nand " + std::to_string(errors.size() - kMostErrors) + " more";
    }
    return problem(422, kind, std::move(title), std::move(detail));
}

tl::expected<Registration, Problem> identify(const Store& store, const http::Request& request,
                                             std::chrono::seconds retry_after)
{
    const auto token = http::bearer_token(request);
    if (!token) {
        return tl::unexpected(problem(401, "token_missing", "A bearer token is required"));
    }
    const auto sender = find_sender(store, *token);
    if (!sender) {
        return tl::unexpected(not_now("store_unavailable", "The collector cannot look probes up",
                                      measure::to_string(sender.error()), retry_after));
    }
    if (!*sender) {
        return tl::unexpected(problem(401, "token_unknown", "No registered probe has this token",
                                      "register it with `sextant-collector probe add`; a revoked token stays refused"));
    }
    return **sender;
}

}  // namespace collector::ingest
