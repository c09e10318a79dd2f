#include "probe/net/curl_multi.hpp"

#include <boost/asio/post.hpp>

namespace probe::net {

namespace asio = boost::asio;

namespace {

struct LibraryScope {
    LibraryScope() { curl_global_init(CURL_GLOBAL_DEFAULT); }
    ~LibraryScope() { curl_global_cleanup(); }
};

}  // namespace

CurlMulti::CurlMulti(asio::any_io_executor executor) : executor_(executor), timer_(executor)
{
    static const LibraryScope library;
    multi_ = curl_multi_init();
    curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &CurlMulti::on_socket);
    curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &CurlMulti::on_timer);
    curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
}

CurlMulti::~CurlMulti()
{
    timer_.cancel();
    for (const auto& [easy, done] : running_) {
        curl_multi_remove_handle(multi_, easy);
    }
    watches_.clear();
    curl_multi_cleanup(multi_);
}

void CurlMulti::start(CURL* easy, Done done)
{
    running_[easy] = std::move(done);
    curl_multi_add_handle(multi_, easy);
}

void CurlMulti::end(CURL* easy, CURLcode code)
{
    const auto found = running_.find(easy);
    if (found == running_.end()) {
        return;
    }
    curl_multi_remove_handle(multi_, easy);
    asio::post(executor_, [done = std::move(found->second), code] { done(code); });
    running_.erase(found);
}

int CurlMulti::on_socket(CURL*, curl_socket_t socket, int what, void* argument, void*)
{
    auto* self = static_cast<CurlMulti*>(argument);
    if (what == CURL_POLL_REMOVE) {
        self->watches_.erase(socket);
        return 0;
    }
    auto& watch = self->watches_[socket];
    if (!watch) {
        watch = std::make_unique<FdWatch>(self->executor_, socket, [self, socket](bool readable, bool writable) {
            self->act(socket, (readable ? CURL_CSELECT_IN : 0) | (writable ? CURL_CSELECT_OUT : 0));
        });
    }
    watch->want((what & CURL_POLL_IN) != 0, (what & CURL_POLL_OUT) != 0);
    return 0;
}

/// curl asks for another moment at nearly every step. Setting a kernel timer each time cost a seventh of a plain fetch; so
/// "at once" goes through the executor, and a timer that goes off early enough is left alone and looks again then.
int CurlMulti::on_timer(CURLM*, long milliseconds, void* argument)
{
    auto* self = static_cast<CurlMulti*>(argument);
    if (milliseconds < 0) {
        self->waiting_ = false;
        self->due_ = std::chrono::steady_clock::time_point::max();
        self->timer_.cancel();
        return 0;
    }
    self->due_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    if (milliseconds == 0) {
        self->act_soon();
    } else {
        self->keep_time();
    }
    return 0;
}

/// Never from within a callback of curl's own.
void CurlMulti::act_soon()
{
    if (soon_) {
        return;
    }
    soon_ = true;
    asio::post(executor_, [this, alive = std::weak_ptr<bool>(alive_)] {
        if (!alive.expired()) {
            soon_ = false;
            act_if_due();
        }
    });
}

void CurlMulti::keep_time()
{
    if (waiting_ && wakes_ <= due_) {
        return;
    }
    waiting_ = true;
    wakes_ = due_;
    timer_.expires_at(due_);
    timer_.async_wait([this](const boost::system::error_code& failure) {
        if (!failure) {
            waiting_ = false;
            act_if_due();
        }
    });
}

void CurlMulti::act_if_due()
{
    if (due_ <= std::chrono::steady_clock::now()) {
        due_ = std::chrono::steady_clock::time_point::max();
        act(CURL_SOCKET_TIMEOUT, 0);
    } else if (due_ != std::chrono::steady_clock::time_point::max()) {
        keep_time();
    }
}

void CurlMulti::act(curl_socket_t socket, int events)
{
    int running = 0;
    curl_multi_socket_action(multi_, socket, events, &running);
    collect();
}

void CurlMulti::collect()
{
    int left = 0;
    while (const auto* message = curl_multi_info_read(multi_, &left)) {
        if (message->msg == CURLMSG_DONE) {
            end(message->easy_handle, message->data.result);
        }
    }
}

}  // namespace probe::net
