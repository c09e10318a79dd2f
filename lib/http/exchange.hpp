#pragma once

#include "measure/ip.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// One HTTP request and its answer as plain values, so that only two files of the program know Beast.
namespace http {

struct Request {
    std::string method;
    std::string path;                            ///< Decoded path without query.
    std::map<std::string, std::string> query;    ///< Decoded; the first of a repeated key.
    std::map<std::string, std::string> headers;  ///< Names in lower case.
    std::string body;
    measure::Address peer;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    /// When set, the body is a stream: called again and again for the next piece; an empty piece ends it.
    std::function<boost::asio::awaitable<std::string>()> next_piece;
};

/// Answers one request. Called on the connection's executor; must not throw.
using Handler = std::function<boost::asio::awaitable<Response>(Request)>;

/// Called with method, path and headers before the body is read; a response refuses the body.
using Admission = std::function<std::optional<Response>(const Request&)>;

}  // namespace http
