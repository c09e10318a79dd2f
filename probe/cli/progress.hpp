#pragma once

#include <cstddef>

namespace probe::cli {

/// A bar on standard error for lists; silent where standard error is no terminal.
class Progress {
public:
    explicit Progress(std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance();

private:
    void draw() const;

    std::size_t total_;
    std::size_t done_ = 0;
    bool shown_;
};

}  // namespace probe::cli
