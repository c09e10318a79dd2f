#include "bench/ingest/batch_file.hpp"
#include "bench/ingest/words.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <thread>

/// Sends prepared batches as probes do: one connection and one batch in flight for each probe. Little is done here besides
/// TLS, so that the collector is what is measured. With --rate the due times are fixed beforehand and a late answer
/// delays no later due time in the count: what a batch waits for its turn is part of its latency.
namespace {

using Clock = std::chrono::steady_clock;

struct FreeCurl {
    void operator()(CURL* handle) const noexcept { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

struct Settings {
    std::string url;
    std::string ca;
    std::string tokens;  ///< A folder with one file a probe.
    double rate = 0;     ///< Batches a second of all probes together; 0: as fast as they are taken.
};

std::size_t discard(char*, std::size_t size, std::size_t count, void*)
{
    return size * count;
}

std::string read_token(const std::string& path)
{
    std::ifstream file(path);
    std::string token;
    file >> token;
    return token;
}

/// What all probes share.
class Tally {
public:
    void answered(Clock::duration latency)
    {
        const std::lock_guard lock(mutex_);
        latencies_.push_back(std::chrono::duration<double, std::milli>(latency).count());
    }

    void refuse(const std::string& reason)
    {
        const std::lock_guard lock(mutex_);
        if (refused_++ == 0) {
            std::fprintf(stderr, "send_batches: %s\n", reason.c_str());
        }
    }

    void print(Clock::duration wall)
    {
        std::ranges::sort(latencies_);
        std::printf("{\"acknowledged\": %zu, \"refused\": %zu, \"wall_seconds\": %.6f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, "
                    "\"max_ms\": %.3f}\n",
                    latencies_.size(), refused_, std::chrono::duration<double>(wall).count(), quantile(0.5), quantile(0.99),
                    quantile(1));
    }

    bool whole() const { return refused_ == 0; }

private:
    double quantile(double share) const
    {
        if (latencies_.empty()) {
            return 0;
        }
        const auto at = static_cast<std::size_t>(share * static_cast<double>(latencies_.size() - 1) + 0.5);
        return latencies_[at];
    }

    std::mutex mutex_;
    std::vector<double> latencies_;
    std::size_t refused_ = 0;
};

/// One probe: a connection that stays open.
class Probe {
public:
    Probe(const Settings& settings, const std::string& name) : settings_(settings), handle_(curl_easy_init())
    {
        const auto token = "Authorization: Bearer " + read_token(settings.tokens + "/" + name);
        for (const auto& line : {token, std::string("Content-Type: application/x-ndjson"),
                                 std::string("Content-Encoding: zstd"), std::string("Expect:")}) {
            headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
        }
        curl_easy_setopt(handle_.get(), CURLOPT_CAINFO, settings.ca.c_str());
        curl_easy_setopt(handle_.get(), CURLOPT_CAPATH, nullptr);
        curl_easy_setopt(handle_.get(), CURLOPT_HTTPHEADER, headers_.get());
        curl_easy_setopt(handle_.get(), CURLOPT_POST, 1L);
        curl_easy_setopt(handle_.get(), CURLOPT_WRITEFUNCTION, &discard);
        curl_easy_setopt(handle_.get(), CURLOPT_TIMEOUT, 60L);
        curl_easy_setopt(handle_.get(), CURLOPT_TCP_NODELAY, 1L);
    }

    /// "" once the collector says 200.
    std::string post(const bench::BatchFile& batch)
    {
        const auto url = settings_.url + "/v1/batches/" + batch.id.stream + "/" + std::to_string(batch.id.seq);
        curl_easy_setopt(handle_.get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(handle_.get(), CURLOPT_POSTFIELDS, batch.bytes.data());
        curl_easy_setopt(handle_.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(batch.bytes.size()));
        const auto code = curl_easy_perform(handle_.get());
        long status = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        if (code != CURLE_OK) {
            return curl_easy_strerror(code);
        }
        return status == 200 ? "" : url + " answered " + std::to_string(status);
    }

private:
    const Settings& settings_;
    std::unique_ptr<CURL, FreeCurl> handle_;
    std::unique_ptr<curl_slist, FreeCurl> headers_;
};

/// One probe's share of the work.
struct Turn {
    std::vector<bench::BatchFile> batches;
    std::size_t place = 0;  ///< Among the probes: their due times interleave.
    std::size_t probes = 1;
};

Clock::time_point due(const Settings& settings, const Turn& turn, std::size_t number, Clock::time_point began)
{
    const auto nth = static_cast<double>(number * turn.probes + turn.place);
    return began + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(nth / settings.rate));
}

void send_all(const Settings& settings, const Turn& turn, Clock::time_point began, Tally& tally)
{
    Probe probe(settings, turn.batches.front().id.probe);
    for (std::size_t i = 0; i < turn.batches.size(); ++i) {
        auto started = Clock::now();
        if (settings.rate > 0) {
            started = due(settings, turn, i, began);
            std::this_thread::sleep_until(started);
        }
        if (const auto refused = probe.post(turn.batches[i]); !refused.empty()) {
            tally.refuse(refused);
            continue;
        }
        tally.answered(Clock::now() - started);
    }
}

std::vector<Turn> deal(std::vector<bench::BatchFile> batches)
{
    std::map<std::string, Turn> turns;
    for (auto& batch : batches) {
        turns[batch.id.probe].batches.push_back(std::move(batch));
    }
    std::vector<Turn> dealt;
    for (auto& [probe, turn] : turns) {
        turn.place = dealt.size();
        turn.probes = turns.size();
        dealt.push_back(std::move(turn));
    }
    return dealt;
}

int run(const bench::Words& words)
{
    const Settings settings{.url = words.text("--url"),
                            .ca = words.text("--ca"),
                            .tokens = words.text("--tokens"),
                            .rate = words.real("--rate", 0)};
    const auto turns = deal(bench::read_batches(words.text("--folder")));
    curl_global_init(CURL_GLOBAL_DEFAULT);
    Tally tally;
    const auto began = Clock::now();
    {
        std::vector<std::jthread> probes;
        for (const auto& turn : turns) {
            probes.emplace_back([&] { send_all(settings, turn, began, tally); });
        }
    }
    tally.print(Clock::now() - began);
    return tally.whole() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv)
{
    return bench::main_with(argc, argv, run);
}
