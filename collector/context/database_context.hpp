#pragma once

#include "collector/context/database.hpp"
#include "collector/ports/context.hpp"

#include <filesystem>
#include <optional>

namespace collector::context {

/// The databases the operator configured; an empty path is none.
struct Paths {
    std::filesystem::path network;
    std::filesystem::path country;
};

/// Context from MaxMind databases. Without one its facts stay unknown.
class DatabaseContext final : public Context {
public:
    static measure::Result<DatabaseContext> open(const Paths& paths);

    ContextFacts look_up(const std::vector<measure::Address>& addresses) const override;

private:
    DatabaseContext() = default;

    std::optional<Database> network_;
    std::optional<Database> country_;
};

}  // namespace collector::context
