#pragma once

#include "collector/serve/site.hpp"
#include "http/exchange.hpp"

#include <string>

namespace collector::serve {

/// The public face of a collector as one HTTP handler: API v1, exports, event stream, metrics, health and the page.
/// GET and HEAD alone; nothing asked here changes anything. `site` and what it refers to must outlive the handler.
http::Handler make_handler(Site site);

/// The OpenAPI 3.1 description of every address, made from the same table that dispatches them. Ends with a newline.
std::string openapi_document();

}  // namespace collector::serve
