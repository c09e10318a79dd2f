#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// A blocking client that says exactly the octets it is told to; every wait ends after ten seconds.
namespace loopback {

class HttpClient {
public:
    explicit HttpClient(std::uint16_t port);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    /// False once the peer has closed.
    bool say(std::string_view octets);

    /// Half-close: nothing more will be said.
    void finish_saying();

    /// One answer with Content-Length, header and body; "" when the peer closed first.
    std::string hear();

    /// Everything until the peer closes; "(timeout)" is appended when it does not.
    std::string hear_all();

    /// Until `mark` has been heard (included) or the peer closed.
    std::string hear_until(std::string_view mark);

private:
    bool fill();

    int socket_ = -1;
    bool timed_out_ = false;
    std::string heard_;
};

/// The number in the status line; 0 when there is none.
int status_of(std::string_view answer);

/// What follows the header.
std::string body_of(std::string_view answer);

/// How many times `part` occurs.
std::size_t count_of(std::string_view text, std::string_view part);

}  // namespace loopback
