#pragma once

#include "probe/https/call.hpp"
#include "probe/net/curl_multi.hpp"
#include "probe/report/https_channel.hpp"

#include <curl/curl.h>

/// What every request to the collector has in common.
namespace probe::report {

using https::address_call;
using https::FreeCurl;
using https::kind_of;
using https::last_part;
using https::load_body;
using https::read_token;
using https::secure_call;

/// Runs the transfer to its end, within curl's limit and a second more.
boost::asio::awaitable<CURLcode> perform(boost::asio::any_io_executor executor, net::CurlMulti& multi, CURL* easy,
                                         std::chrono::seconds limit);

}  // namespace probe::report
