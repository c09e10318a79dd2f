#pragma once

#include "collector/serve/route.hpp"

#include <set>

/// One function a row of routes(). Parameters are checked before they are called.
namespace collector::serve {

Answer answer_countries(const Call& call);
Answer answer_country(const Call& call);
Answer answer_history(const Call& call);
Answer answer_fixes(const Call& call);
Answer answer_leverage(const Call& call);
Answer answer_sectors(const Call& call);
Answer answer_targets(const Call& call);
Answer answer_target(const Call& call);
Answer answer_verdicts(const Call& call);
Answer answer_evidence(const Call& call);
Answer answer_checks(const Call& call);
Answer answer_check(const Call& call);
Answer answer_causes(const Call& call);
Answer answer_methodology(const Call& call);
Answer answer_methodologies(const Call& call);
Answer answer_country_methodologies(const Call& call);
Answer answer_errata(const Call& call);
Answer answer_corrections(const Call& call);
Answer answer_target_corrections(const Call& call);
Answer answer_changes(const Call& call);
Answer answer_vantages(const Call& call);
Answer answer_gates(const Call& call);
Answer answer_openapi(const Call& call);
Answer answer_events(const Call& call);
Answer answer_targets_table(const Call& call);
Answer answer_scores_table(const Call& call);
Answer answer_verdicts_table(const Call& call);
Answer answer_leverage_table(const Call& call);
Answer answer_all_networks(const Call& call);
Answer answer_all_networks_table(const Call& call);
Answer answer_networks(const Call& call);
Answer answer_networks_table(const Call& call);
Answer answer_exposure(const Call& call);
Answer answer_exposure_table(const Call& call);
Answer answer_policies(const Call& call);
Answer answer_policies_table(const Call& call);
Answer answer_frame(const Call& call);
Answer answer_policies_file(const Call& call);
Answer answer_installed_base(const Call& call);
Answer answer_devices(const Call& call);
Answer answer_device(const Call& call);
Answer answer_device_comparison(const Call& call);
Answer answer_requirements(const Call& call);
Answer answer_devices_table(const Call& call);
Answer answer_device_rows_table(const Call& call);
Answer answer_requirements_table(const Call& call);
Answer answer_metrics(const Call& call);
Answer answer_livez(const Call& call);
Answer answer_readyz(const Call& call);
Answer answer_page(const Call& call);
Answer answer_embed(const Call& call);
Answer answer_allocation(const Call& call);
Answer answer_allocation_table(const Call& call);
Answer answer_style(const Call& call);
Answer answer_reports(const Call& call);
Answer answer_draft_report(const Call& call);
Answer answer_report(const Call& call);
Answer answer_rendition(const Call& call);
Answer answer_country_badge(const Call& call);
Answer answer_target_badge(const Call& call);
Answer answer_changes_feed(const Call& call);
Answer answer_data_package(const Call& call);
Answer answer_data_catalogue(const Call& call);
Answer answer_internetnl(const Call& call);
Answer answer_services_table(const Call& call);
Answer answer_repository(const Call& call);
Answer answer_contribution(const Call& call);
Answer answer_contribution_version(const Call& call);
Answer answer_contribution_text(const Call& call);
Answer answer_contribution_series(const Call& call);
Answer answer_training(const Call& call);
Answer answer_training_calendar(const Call& call);
Answer answer_training_table(const Call& call);
Answer answer_repository_feed(const Call& call);
Answer answer_repository_archive(const Call& call);
Answer answer_audit(const Call& call);
Answer answer_observations_table(const Call& call);

/// The target a path names; a 404 problem when no frame holds it.
tl::expected<TargetView, http::Problem> named_target(const Call& call);

/// Whether something of the target is withheld from the reader.
measure::Result<bool> withholds(const Call& call, const std::string& domain);

/// The same of every target that a list of the call may hold.
measure::Result<std::set<std::string>> withheld_in(const Call& call);

/// Our failure: logged with its details, told without them.
tl::unexpected<http::Problem> failed(const Call& call, const measure::Error& error);

}  // namespace collector::serve
