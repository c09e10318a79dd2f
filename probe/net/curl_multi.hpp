#pragma once

#include "probe/net/fd_watch.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <curl/curl.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>

namespace probe::net {

/// libcurl's multi interface on an Asio executor.
class CurlMulti {
public:
    explicit CurlMulti(boost::asio::any_io_executor executor);
    ~CurlMulti();
    CurlMulti(const CurlMulti&) = delete;
    CurlMulti& operator=(const CurlMulti&) = delete;

    using Done = std::function<void(CURLcode)>;

    /// Starts a transfer; `done` is called once from the loop, after the handle has left the multi handle.
    void start(CURL* easy, Done done);

    /// Takes a transfer off; its `done` is called with `code`. Nothing happens when it has already ended.
    void end(CURL* easy, CURLcode code);

private:
    static int on_socket(CURL* easy, curl_socket_t socket, int what, void* self, void* watch);
    static int on_timer(CURLM* multi, long milliseconds, void* self);
    void act(curl_socket_t socket, int events);
    void act_soon();
    void keep_time();
    void act_if_due();
    void collect();

    boost::asio::any_io_executor executor_;
    boost::asio::steady_timer timer_;
    CURLM* multi_;
    std::chrono::steady_clock::time_point due_{};    ///< When curl wants to be called.
    std::chrono::steady_clock::time_point wakes_{};  ///< When the timer goes off; only while it waits.
    bool waiting_ = false;
    bool soon_ = false;                                           ///< A call is already on its way through the executor.
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);  ///< For what is on its way when we go.
    std::map<curl_socket_t, std::unique_ptr<FdWatch>> watches_;
    std::map<CURL*, Done> running_;
};

}  // namespace probe::net
