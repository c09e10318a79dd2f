#pragma once

#include "collector/store/sqlite/connection.hpp"

#include <string>
#include <unordered_map>

namespace collector::store::sqlite {

/// Numbers for texts that repeat in millions of rows. Remembers what it has seen.
class NameBook {
public:
    /// The number of a text, given out now if it has none.
    std::int64_t number_of(Connection& connection, const std::string& name);

    /// After a transaction that was rolled back: its numbers were never given out.
    void forget() { known_.clear(); }

private:
    std::unordered_map<std::string, std::int64_t> known_;
};

}  // namespace collector::store::sqlite
