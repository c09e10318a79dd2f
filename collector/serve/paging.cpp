#include "collector/serve/paging.hpp"

#include "collector/serve/text.hpp"

#include <nlohmann/json.hpp>

#include <charconv>

namespace collector::serve {

http::Problem foreign_cursor()
{
    return {400,
            "bad_parameter",
            "The query has parameters this address does not take",
            "cursor",
            {{"cursor", "expected the cursor of an earlier answer of this list in this order"}}};
}

tl::expected<std::string, http::Problem> cursor_key(const Call& call, CursorKind kind)
{
    const auto cursor = call.parameter("cursor");
    if (cursor.empty()) {
        return std::string{};
    }
    auto key = read_cursor(kind, cursor);
    if (!key) {
        return tl::unexpected(foreign_cursor());
    }
    return *std::move(key);
}

tl::expected<std::size_t, http::Problem> rows_before(const Call& call)
{
    const auto key = cursor_key(call, CursorKind::rows);
    if (!key || key->empty()) {
        return key.map([](const std::string&) { return std::size_t{0}; });
    }
    std::uint32_t rows = 0;
    const auto [end, fault] = std::from_chars(key->data(), key->data() + key->size(), rows);
    if (fault != std::errc{} || end != key->data() + key->size()) {
        return tl::unexpected(foreign_cursor());
    }
    return rows;
}

std::string next_page(const Call& call, CursorKind kind, const std::string& key)
{
    std::string link = call.path + "?cursor=" + make_cursor(kind, key);
    for (const auto& [name, value] : call.query) {
        if (name != "cursor") {
            link += '&' + percent_encode(name) + '=' + percent_encode(value);
        }
    }
    return link;
}

Answer answer_page_of(Json document, const std::string& next)
{
    document["next"] = next.empty() ? Json(nullptr) : Json(next);
    auto response = answer_json(document);
    if (!next.empty()) {
        response.headers.emplace_back("Link", "<" + next + ">; rel=\"next\"");
    }
    return response;
}

}  // namespace collector::serve
