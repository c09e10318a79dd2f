#pragma once

#include "http/exchange.hpp"

namespace collector::serve {

/// Sends the answer in gzip (RFC 9110 section 8.4.1.3), whole or streamed: JSON and CSV shrink to a tenth or so.
///
/// A stream is held back until there is enough to send, so one that tells what happens now must not come here. No answer
/// holds a secret whose length could tell it (BREACH): all are public.
void compress(http::Response& response);

}  // namespace collector::serve
