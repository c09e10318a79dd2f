#pragma once

#include "measure/result.hpp"
#include "measure/time.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace collector::report {

/// One page as a browser drew it.
struct Printed {
    std::string page;  ///< Its elements as HTML.
    std::string pdf;   ///< The same as tagged PDF with fonts inside.
};

/// A headless Chromium, run once a page.
struct Press {
    std::string browser = "chromium";  ///< A program in PATH, or a path.
    measure::Duration patience = std::chrono::seconds(120);
    /// Called again and again while the browser works, to serve what it asks for; returns after about that long.
    std::function<void(measure::Duration)> meanwhile;
};

/// Prints what stands at `url`, with `folder` for what the browser leaves behind. An error names the browser and what it said.
measure::Result<Printed> print_page(const Press& press, const std::string& url, const std::filesystem::path& folder);

}  // namespace collector::report
