#pragma once

#include "collector/serve/to_json.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace collector::serve {

/// Rows in their public shape.
template <typename Row>
Json list_of(const std::vector<Row>& rows)
{
    auto list = Json::array();
    for (const auto& row : rows) {
        list.push_back(to_json(row));
    }
    return list;
}

}  // namespace collector::serve
