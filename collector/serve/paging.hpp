#pragma once

#include "collector/serve/cursor.hpp"
#include "collector/serve/route.hpp"

#include <string>

namespace collector::serve {

/// The key in the request's cursor; "" without a cursor; a 400 problem for the cursor of another list.
tl::expected<std::string, http::Problem> cursor_key(const Call& call, CursorKind kind);

/// How many rows of a list in a lasting order came before, as its cursor of rows says; 0 without one.
tl::expected<std::size_t, http::Problem> rows_before(const Call& call);

/// A cursor that was never given by this list.
http::Problem foreign_cursor();

/// The address of the same question, continued by a cursor with `key`.
std::string next_page(const Call& call, CursorKind kind, const std::string& key);

/// The document with its `next`, which a Link header repeats (RFC 8288); "" says that this page is the last.
Answer answer_page_of(Json document, const std::string& next);

}  // namespace collector::serve
