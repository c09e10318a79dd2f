#include "bench/ingest/words.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

/// Readers who ask at times that are fixed beforehand, whatever the server does: a late answer delays no later question in
/// the count, and what a question waits for its turn is part of its latency. One connection a reader, kept open.
namespace {

using Clock = std::chrono::steady_clock;

struct FreeCurl {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
};

struct Settings {
    std::vector<std::string> urls;  ///< One after the other, again and again.
    std::size_t readers = 8;
    double rate = 200;
    double seconds = 30;
};

struct Answer {
    double milliseconds = 0;
    std::size_t octets = 0;
    bool good = false;
};

std::size_t count_octets(char*, std::size_t size, std::size_t count, void* into)
{
    *static_cast<std::size_t*>(into) += size * count;
    return size * count;
}

/// One reader: every so many-th question is hers.
class Reader {
public:
    Reader(const Settings& settings, std::size_t place) : settings_(settings), place_(place), handle_(curl_easy_init())
    {
        curl_easy_setopt(handle_.get(), CURLOPT_WRITEFUNCTION, &count_octets);
        curl_easy_setopt(handle_.get(), CURLOPT_WRITEDATA, &octets_);
        curl_easy_setopt(handle_.get(), CURLOPT_TIMEOUT, 30L);
        curl_easy_setopt(handle_.get(), CURLOPT_TCP_NODELAY, 1L);
        headers_ = curl_slist_append(headers_, "Accept-Encoding: gzip");
        curl_easy_setopt(handle_.get(), CURLOPT_HTTPHEADER, headers_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { curl_slist_free_all(headers_); }

    std::vector<Answer> ask_all(Clock::time_point began)
    {
        const auto questions = static_cast<std::size_t>(settings_.rate * settings_.seconds);
        std::vector<Answer> answers;
        for (std::size_t i = place_; i < questions; i += settings_.readers) {
            const auto due = began + std::chrono::duration_cast<Clock::duration>(
                                         std::chrono::duration<double>(static_cast<double>(i) / settings_.rate));
            std::this_thread::sleep_until(due);
            answers.push_back(ask(settings_.urls[i % settings_.urls.size()], due));
        }
        return answers;
    }

private:
    Answer ask(const std::string& url, Clock::time_point due)
    {
        octets_ = 0;
        curl_easy_setopt(handle_.get(), CURLOPT_URL, url.c_str());
        const auto code = curl_easy_perform(handle_.get());
        long status = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        return {.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - due).count(),
                .octets = octets_,
                .good = code == CURLE_OK && status == 200};
    }

    const Settings& settings_;
    std::size_t place_;
    std::unique_ptr<CURL, FreeCurl> handle_;
    curl_slist* headers_ = nullptr;
    std::size_t octets_ = 0;
};

double quantile(const std::vector<double>& sorted, double share)
{
    return sorted.empty() ? 0 : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
}

void print(const std::vector<Answer>& answers)
{
    std::vector<double> took;
    std::size_t bad = 0;
    std::size_t octets = 0;
    for (const auto& answer : answers) {
        took.push_back(answer.milliseconds);
        bad += answer.good ? 0 : 1;
        octets += answer.octets;
    }
    std::ranges::sort(took);
    std::printf("{\"answers\": %zu, \"bad\": %zu, \"octets\": %zu, \"p50_ms\": %.3f, \"p99_ms\": %.3f, \"max_ms\": %.3f}\n",
                took.size(), bad, octets, quantile(took, 0.5), quantile(took, 0.99), quantile(took, 1));
}

int run(const bench::Words& words)
{
    Settings settings{.urls = {},
                      .readers = words.number("--readers", 8),
                      .rate = words.real("--rate", 200),
                      .seconds = words.real("--seconds", 30)};
    std::istringstream urls(words.text("--urls"));
    for (std::string url; urls >> url;) {
        settings.urls.push_back(url);
    }
    if (settings.urls.empty() || settings.readers == 0) {
        throw std::runtime_error("--urls and --readers want something");
    }
    curl_global_init(CURL_GLOBAL_DEFAULT);
    std::mutex mutex;
    std::vector<Answer> all;
    {
        std::vector<std::jthread> readers;
        const auto began = Clock::now();
        for (std::size_t place = 0; place < settings.readers; ++place) {
            readers.emplace_back([&, place] {
                Reader reader(settings, place);
                const auto own = reader.ask_all(began);
                const std::lock_guard lock(mutex);
                all.insert(all.end(), own.begin(), own.end());
            });
        }
    }
    print(all);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
