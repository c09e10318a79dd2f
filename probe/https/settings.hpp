#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace probe::https {

/// How a collector is reached and whom we believe.
struct Settings {
    std::string url;                   ///< "https://collector.example.test:8443", without a path or with the one before /v1.
    std::filesystem::path ca;          ///< The only authority whose word is taken.
    std::filesystem::path token_file;  ///< Read at every request: a new token needs no restart.
    std::string software;              ///< User-Agent.
    std::chrono::seconds connect_limit{15};
    std::chrono::seconds total_limit{120};
    std::size_t answer_octets = 64U << 10U;
};

}  // namespace probe::https
