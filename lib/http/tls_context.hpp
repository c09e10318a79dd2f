#pragma once

#include "measure/result.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

namespace http {

/// A server's TLS 1.3 context from PEM files. Nothing older is spoken, nothing is resumed with early data.
/// Fails naming the file at fault.
measure::Result<std::shared_ptr<boost::asio::ssl::context>> make_tls_context(const std::string& certificate,
                                                                             const std::string& key);

}  // namespace http
