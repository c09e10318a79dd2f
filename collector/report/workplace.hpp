#pragma once

#include "measure/result.hpp"

#include <filesystem>

namespace collector::report {

/// A folder of our own for what is thrown away afterwards; goes with the object.
class Workplace {
public:
    static measure::Result<Workplace> make();

    Workplace(Workplace&& other) noexcept;
    Workplace& operator=(Workplace&&) = delete;
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    ~Workplace();

    const std::filesystem::path& folder() const { return folder_; }

private:
    explicit Workplace(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path folder_;
};

}  // namespace collector::report
