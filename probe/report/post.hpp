#pragma once

#include "probe/report/collector_call.hpp"

#include <curl/curl.h>

#include <memory>

namespace probe::report {

/// One POST as an easy handle, from its settings to the answer read.
class Post {
public:
    Post(const HttpsSettings& settings, measure::SealedBatch batch, const std::string& token);
    Post(const Post&) = delete;
    Post& operator=(const Post&) = delete;

    CURL* handle() const { return easy_.get(); }

    /// What came of it. `code` is how curl ended it.
    Delivery delivery(CURLcode code) const;

private:
    void load(const std::string& token);
    void add_header(const std::string& line);
    static std::size_t on_body(char* octets, std::size_t size, std::size_t count, void* self);

    measure::SealedBatch batch_;
    std::size_t answer_limit_;
    std::unique_ptr<CURL, FreeCurl> easy_;
    std::unique_ptr<curl_slist, FreeCurl> headers_;
    std::string answer_;
};

/// Adds what the body of an answer says.
void read_answer(const std::string& body, Delivery& delivery);

}  // namespace probe::report
