#pragma once

#include "http/exchange.hpp"
#include "http/limits.hpp"
#include "measure/endpoint.hpp"
#include "measure/result.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace http {

/// Where to listen. "::" means IPv6 alone (IPV6_V6ONLY is always set); name "0.0.0.0" beside it for both families.
using measure::Endpoint;

/// PEM files: the certificate chain with the leaf first, and its key.
struct TlsFiles {
    std::string certificate;
    std::string key;
};

struct ListenerSettings {
    std::vector<Endpoint> endpoints;
    std::optional<TlsFiles> tls;  ///< Without it, plain HTTP.
    Limits limits;
};

struct Listening;

/// An HTTP/1.1 server on one or more endpoints that share their connection caps.
///
/// Runs on one executor whose io_context has one thread; handlers, admission and stop() run there too.
class Listener {
public:
    /// Binds and listens; nothing is accepted before start(). `admission` may be empty.
    /// Fails naming the endpoint or the file and what to do about it.
    static measure::Result<Listener> open(boost::asio::any_io_executor executor, ListenerSettings settings, Handler handler,
                                          Admission admission);

    Listener(Listener&&) noexcept;
    Listener& operator=(Listener&&) noexcept;
    ~Listener();

    void start();

    /// The ports bound, in the order of the endpoints.
    std::vector<std::uint16_t> ports() const;

    Counts counts() const;

    /// Connections open now.
    std::size_t connections() const;

    /// Stops accepting, closes idle connections, lets running requests finish until `deadline` has passed, then cuts them.
    boost::asio::awaitable<void> stop(measure::Duration deadline);

private:
    explicit Listener(std::shared_ptr<Listening> listening);

    std::shared_ptr<Listening> listening_;
};

}  // namespace http
