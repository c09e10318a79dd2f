#pragma once

#include "collector/ports/access_facts.hpp"
#include "collector/store/sqlite/connection.hpp"

#include <memory>

namespace collector::store::sqlite {

/// Who may see and do what, by the index, over a connection of its own that never writes.
class SqliteAccess final : public AccessFacts {
public:
    /// The file must have been opened as a store before.
    static measure::Result<std::unique_ptr<AccessFacts>> open(const std::string& file);

    explicit SqliteAccess(const std::string& file) : reader_(file, Access::read) {}

    measure::Result<std::vector<Person>> people() const override;
    measure::Result<std::vector<Told>> disclosures() const override;
    measure::Result<std::vector<OpenFinding>> open_findings(const measure::CountryCode& country,
                                                            std::span<const std::string_view> checks) const override;

private:
    Connection reader_;
};

}  // namespace collector::store::sqlite
