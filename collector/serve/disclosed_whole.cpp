#include "collector/serve/disclosed_views.hpp"

/// What the views hold for everybody alike.
namespace collector::serve {

using measure::CountryCode;
using measure::Result;

Result<std::optional<ScoreRow>> DisclosedViews::latest_score(const CountryCode& country) const
{
    return all_.latest_score(country);
}

Result<std::vector<ScoreRow>> DisclosedViews::score_history(const CountryCode& country) const
{
    return all_.score_history(country);
}

Result<std::vector<SectorView>> DisclosedViews::sectors(const CountryCode& country) const
{
    return all_.sectors(country);
}

Result<std::vector<TargetView>> DisclosedViews::targets(const TargetFilter& filter, const std::string& after,
                                                        std::size_t limit) const
{
    return all_.targets(filter, after, limit);
}

Result<std::vector<TargetView>> DisclosedViews::ordered_targets(const TargetFilter& filter, const TargetSlice& slice) const
{
    return all_.ordered_targets(filter, slice);
}

Result<std::optional<TargetView>> DisclosedViews::target(const std::string& domain) const
{
    return all_.target(domain);
}

Result<std::vector<ChangeView>> DisclosedViews::changes(const ChangeFilter& filter, const ChangePlace& after,
                                                        std::size_t limit) const
{
    return all_.changes(filter, after, limit);
}

Result<std::vector<BasisChange>> DisclosedViews::basis_changes(const ChangeFilter& filter, std::size_t limit) const
{
    return all_.basis_changes(filter, limit);
}

Result<std::optional<std::string>> DisclosedViews::fixes(const CountryCode& country) const
{
    return all_.fixes(country);
}

Result<std::optional<std::string>> DisclosedViews::leverage(const CountryCode& country) const
{
    return all_.leverage(country);
}

Result<std::optional<Hosting>> DisclosedViews::hosting(const std::string& domain) const
{
    return all_.hosting(domain);
}

Result<std::vector<ScoreRow>> DisclosedViews::parallel_scores(const CountryCode& country) const
{
    return all_.parallel_scores(country);
}

Result<std::vector<ScoreRow>> DisclosedViews::newest_parallel_scores() const
{
    return all_.newest_parallel_scores();
}

Result<std::vector<VantageView>> DisclosedViews::vantages() const
{
    return all_.vantages();
}

Result<std::vector<GateLook>> DisclosedViews::gates(const std::string& probe, const GatePlace& before,
                                                    std::size_t limit) const
{
    return all_.gates(probe, before, limit);
}

Result<std::uint64_t> DisclosedViews::version() const
{
    return all_.version();
}

Result<std::uint64_t> DisclosedViews::published() const
{
    return all_.published();
}

Result<std::vector<RecheckAsk>> DisclosedViews::recheck_asks(const std::string& probe, measure::Timestamp since,
                                                             std::size_t limit) const
{
    return all_.recheck_asks(probe, since, limit);
}

Result<std::vector<NetworksRow>> DisclosedViews::networks() const
{
    return all_.networks();
}

Result<std::optional<NetworksRow>> DisclosedViews::networks(const CountryCode& country) const
{
    return all_.networks(country);
}

Result<std::vector<Policy>> DisclosedViews::policies(const CountryCode& country) const
{
    return all_.policies(country);
}

Result<std::vector<FigurePoint>> DisclosedViews::figures(const CountryCode& country, const std::string& figure) const
{
    return all_.figures(country, figure);
}

Result<std::vector<ServiceRoute>> DisclosedViews::service_routes(const CountryCode& country) const
{
    return all_.service_routes(country);
}

}  // namespace collector::serve
