#pragma once

#include "collector/serve/answer.hpp"
#include "collector/serve/web_file.hpp"

#include <string_view>

namespace collector::serve {

/// Is this address the dashboard's: one of its views, or below /web/?
bool is_dashboard_address(std::string_view path);

/// A file under /web/, or at the address of a view the one page whose script takes over from there.
/// A build without dashboard sends readers of the views to /plain.
Answer answer_dashboard(std::span<const WebFile> files, const http::Request& request);

/// Did somebody with a browser come to an address that is nobody's?
bool is_astray(const http::Request& request);

/// The view that was meant where only a slash is too much, else the page with a 404: it says so in the reader's language.
Answer answer_astray(std::span<const WebFile> files, const http::Request& request);

}  // namespace collector::serve
