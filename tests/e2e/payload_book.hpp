#pragma once

#include <string>
#include <vector>

namespace e2e {

/// A file of payloads, one a line, that survives the kill of its writer: every call is one write(2).
class PayloadBook {
public:
    explicit PayloadBook(std::string path);
    PayloadBook(const PayloadBook&) = delete;
    PayloadBook& operator=(const PayloadBook&) = delete;
    ~PayloadBook();

    void add(const std::vector<std::string>& payloads);

    /// How many lines it had when it was opened: numbers below are spent.
    std::size_t lines_before() const { return lines_before_; }

private:
    int file_;
    std::size_t lines_before_ = 0;
};

}  // namespace e2e
