#pragma once

#include "http/exchange.hpp"
#include "measure/result.hpp"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/message_generator.hpp>
#include <boost/beast/http/string_body.hpp>

/// Between Beast's messages and our plain values. Only message.cpp and session.cpp include this.
namespace http {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;

/// Method, target and headers; the body stays behind.
measure::Result<Request> read_request(const BeastRequest& message, const measure::Address& peer);

/// How an answer is framed.
struct Framing {
    unsigned version = 11;
    bool head_only = false;  ///< The request was HEAD: lengths as for GET, no body.
    bool keep_alive = false;
};

boost::beast::http::message_generator whole_message(Response response, Framing framing);

/// Header of a streamed answer: chunked for HTTP/1.1, ended by closing for HTTP/1.0.
boost::beast::http::response<boost::beast::http::empty_body> stream_header(const Response& response, Framing framing);

}  // namespace http
