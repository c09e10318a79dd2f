#pragma once

#include "collector/config/config.hpp"
#include "collector/ports/views.hpp"
#include "collector/webhooks/courier.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace collector::running {

/// The thread of its own on which a running collector tells others what fell back: whoever is slow to listen holds nothing up.
class Messenger {
public:
    /// nullptr where nobody is to be told; an error when the key cannot be read.
    static measure::Result<std::unique_ptr<Messenger>> open(const config::Config& config, const Views& views);

    Messenger(webhooks::Settings settings, std::filesystem::path memory, const Views& views);

    /// There may be news. Returns at once; from any thread.
    void wake();

private:
    void run(const std::stop_token& stop);
    bool pause(int tries);

    const Views& views_;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    bool news_ = false;
    std::stop_token stop_;
    webhooks::Courier courier_;
    std::jthread thread_;
};

}  // namespace collector::running
