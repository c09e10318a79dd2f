#include "http/message.hpp"

#include "http/request_target.hpp"

#include <algorithm>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>

namespace http {
namespace {

namespace beast_http = boost::beast::http;

std::string lower(std::string_view text)
{
    std::string copy(text);
    std::transform(copy.begin(), copy.end(), copy.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return copy;
}

/// IMF-fixdate, RFC 9110 section 5.6.7; an origin server with a clock must send it.
std::string http_date()
{
    const auto now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    const auto length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text, length};
}

/// RFC 9110 section 8.6: no Content-Length with 1xx and 204; 304 has no body at all.
bool never_has_body(int status)
{
    return status < 200 || status == 204 || status == 304;
}

template <class Body>
void fill_header(beast_http::response<Body>& message, const Response& response, Framing framing)
{
    message.result(static_cast<unsigned>(response.status));
    message.version(framing.version);
    message.set(beast_http::field::date, http_date());
    for (const auto& [name, value] : response.headers) {
        message.insert(name, value);
    }
    message.keep_alive(framing.keep_alive);
}

}  // namespace

measure::Result<Request> read_request(const BeastRequest& message, const measure::Address& peer)
{
    auto target = read_target(message.target());
    if (!target) {
        return tl::unexpected(target.error());
    }
    Request request;
    request.method = std::string(message.method_string());
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.peer = peer;
    for (const auto& field : message) {
        auto [entry, is_new] = request.headers.try_emplace(lower(field.name_string()), field.value());
        if (!is_new) {
            entry->second.append(", ").append(field.value());
        }
    }
    return request;
}

beast_http::message_generator whole_message(Response response, Framing framing)
{
    if (framing.head_only || never_has_body(response.status)) {
        beast_http::response<beast_http::empty_body> message;
        fill_header(message, response, framing);
        if (!never_has_body(response.status) && !response.next_piece) {
            message.content_length(response.body.size());
        }
        return message;
    }
    beast_http::response<beast_http::string_body> message;
    fill_header(message, response, framing);
    message.body() = std::move(response.body);
    message.prepare_payload();
    return message;
}

beast_http::response<beast_http::empty_body> stream_header(const Response& response, Framing framing)
{
    beast_http::response<beast_http::empty_body> message;
    fill_header(message, response, framing);
    if (framing.version >= 11) {
        message.chunked(true);
    }
    return message;
}

}  // namespace http
