#include "bench/epoll_loop.hpp"
#include "bench/loops.hpp"

#include <curl/curl.h>

#include <memory>
#include <string>
#include <vector>

namespace bench {
namespace {

struct FreeCurl {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

/// One handle, used again and again: IPv4 first, then IPv6, then the next name.
struct Fetcher {
    std::unique_ptr<CURL, FreeCurl> easy{curl_easy_init()};
    std::unique_ptr<curl_slist, FreeCurl> connect_to;
    const Name* name = nullptr;
    bool ipv6 = false;
    bool good = true;
    std::size_t octets = 0;
};

struct Loop {
    const Workload& workload;
    EpollLoop epoll;
    CURLM* multi = curl_multi_init();
    long timeout = -1;
    std::vector<std::unique_ptr<Fetcher>> fetchers = {};
    std::size_t next = 0;
    std::size_t running = 0;
    Tally tally = {};
};

size_t on_body(char*, size_t size, size_t count, void* fetcher)
{
    static_cast<Fetcher*>(fetcher)->octets += size * count;
    return size * count;
}

int on_socket(CURL*, curl_socket_t socket, int what, void* loop, void*)
{
    static_cast<Loop*>(loop)->epoll.watch(socket, (what & CURL_POLL_IN) != 0 && what != CURL_POLL_REMOVE,
                                          (what & CURL_POLL_OUT) != 0 && what != CURL_POLL_REMOVE);
    return 0;
}

int on_timer(CURLM*, long milliseconds, void* loop)
{
    static_cast<Loop*>(loop)->timeout = milliseconds;
    return 0;
}

std::string literal(const measure::Address& address)
{
    const auto text = to_string(address);
    return address.family == measure::Family::ipv6 ? "[" + text + "]" : text;
}

/// The traps avoided: the address as CONNECT_TO, no DNS cache, no default CApath.
void prepare(Loop& loop, Fetcher& fetcher)
{
    auto* easy = fetcher.easy.get();
    const auto& address = fetcher.ipv6 ? fetcher.name->ipv6 : fetcher.name->ipv4;
    const auto url = (loop.workload.tls ? "https://" : "http://") + fetcher.name->name + "/";
    const auto rule = "::" + literal(address) + ":";
    curl_easy_reset(easy);
    fetcher.connect_to.reset(curl_slist_append(nullptr, rule.c_str()));
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &fetcher);
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, fetcher.connect_to.get());
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 30000L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &fetcher);
    curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    curl_easy_setopt(easy, CURLOPT_CAINFO, loop.workload.ca_file.c_str());
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, loop.workload.verify ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, loop.workload.verify ? 2L : 0L);
}

void start(Loop& loop, Fetcher& fetcher)
{
    prepare(loop, fetcher);
    curl_multi_add_handle(loop.multi, fetcher.easy.get());
}

void take_next(Loop& loop, Fetcher& fetcher)
{
    if (loop.next >= loop.workload.total()) {
        return;
    }
    fetcher.name = &loop.workload.at(loop.next++);
    fetcher.ipv6 = false;
    fetcher.good = true;
    ++loop.running;
    start(loop, fetcher);
}

void go_on(Loop& loop, Fetcher& fetcher, CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(fetcher.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    fetcher.good = fetcher.good && code == CURLE_OK && status == 200;
    if (!fetcher.ipv6) {
        fetcher.ipv6 = true;
        start(loop, fetcher);
        return;
    }
    loop.tally.count(fetcher.good);
    --loop.running;
    take_next(loop, fetcher);
}

void collect(Loop& loop)
{
    int left = 0;
    while (const auto* message = curl_multi_info_read(loop.multi, &left)) {
        if (message->msg != CURLMSG_DONE) {
            continue;
        }
        auto* easy = message->easy_handle;
        const auto code = message->data.result;
        Fetcher* fetcher = nullptr;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &fetcher);
        curl_multi_remove_handle(loop.multi, easy);
        go_on(loop, *fetcher, code);
    }
}

void turn(Loop& loop)
{
    constexpr long kLongest = 100;
    const bool due = loop.timeout == 0;
    const auto wait = loop.timeout < 0 ? kLongest : std::min(loop.timeout, kLongest);
    const auto ready = loop.epoll.wait(static_cast<int>(wait));
    int running = 0;
    for (const auto& event : ready) {
        const int what =
            ((event.events & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) | ((event.events & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0);
        curl_multi_socket_action(loop.multi, event.data.fd, what, &running);
    }
    if (ready.empty() || due) {
        curl_multi_socket_action(loop.multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    collect(loop);
}

}  // namespace

Tally run_bare_pairs(const Workload& workload)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    Loop loop{.workload = workload};
    curl_multi_setopt(loop.multi, CURLMOPT_SOCKETFUNCTION, &on_socket);
    curl_multi_setopt(loop.multi, CURLMOPT_SOCKETDATA, &loop);
    curl_multi_setopt(loop.multi, CURLMOPT_TIMERFUNCTION, &on_timer);
    curl_multi_setopt(loop.multi, CURLMOPT_TIMERDATA, &loop);
    for (std::size_t i = 0; i < workload.in_flight; ++i) {
        loop.fetchers.push_back(std::make_unique<Fetcher>());
        take_next(loop, *loop.fetchers.back());
    }
    while (loop.running > 0) {
        turn(loop);
    }
    for (const auto& fetcher : loop.fetchers) {
        loop.tally.octets += fetcher->octets;
    }
    curl_multi_cleanup(loop.multi);
    return loop.tally;
}

}  // namespace bench
