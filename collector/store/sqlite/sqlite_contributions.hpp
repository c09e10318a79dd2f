#pragma once

#include "collector/ports/contribution.hpp"
#include "collector/store/sqlite/connection.hpp"

#include <memory>

namespace collector::store::sqlite {

/// The repository of experience in the index, over a connection of its own that never writes.
class SqliteContributions final : public Contributions {
public:
    /// The file must have been opened as a store before.
    static measure::Result<std::unique_ptr<Contributions>> open(const std::string& file);

    explicit SqliteContributions(const std::string& file) : reader_(file, Access::read) {}

    measure::Result<std::vector<Publication>> standing(const ContributionFilter& filter, std::size_t skip,
                                                       std::size_t limit) const override;
    measure::Result<std::vector<Publication>> versions(const std::string& contribution, std::size_t limit) const override;
    measure::Result<std::optional<std::string>> text(std::uint64_t submission) const override;
    measure::Result<std::optional<Submission>> submission(std::uint64_t position) const override;
    measure::Result<std::vector<Submission>> submissions(const std::function<bool(const Submission&)>& wanted,
                                                         std::size_t limit) const override;
    measure::Result<std::vector<RoundFigure>> target_figures(const std::string& domain,
                                                             const std::string& figure) const override;
    measure::Result<std::vector<RoundFigure>> sector_figures(const measure::CountryCode& country, const std::string& sector,
                                                             const std::string& figure) const override;

private:
    measure::Result<std::vector<Submission>>
    find_submissions(std::uint64_t position, const std::function<bool(const Submission&)>& wanted, std::size_t limit) const;

    Connection reader_;
};

}  // namespace collector::store::sqlite
