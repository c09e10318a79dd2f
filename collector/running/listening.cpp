#include "collector/running/log_events.hpp"
#include "collector/running/running_collector.hpp"
#include "collector/running/web_files.hpp"
#include "collector/scorekeeping/moment.hpp"
#include "collector/serve/server.hpp"

/// Where a running collector is spoken to: probes and people with tokens, the public, its operator.
namespace collector::running {

measure::Result<void> RunningCollector::open_listeners()
{
    auto messenger = Messenger::open(config_, *index_.views);
    if (!messenger) {
        return tl::unexpected(messenger.error());
    }
    messenger_ = *std::move(messenger);
    http::ListenerSettings ingest{.endpoints = config_.ingest.listen,
                                  .tls = http::TlsFiles{.certificate = config::certificate_file(config_).string(),
                                                        .key = config::key_file(config_).string()},
                                  .limits = {.body_octets = config_.ingest.batch_octets}};
    auto receiving = http::Listener::open(
        executor_, std::move(ingest), [this](http::Request request) { return receive(std::move(request)); },
        [this](const http::Request& request) { return admit(request); });
    if (!receiving) {
        return tl::unexpected(receiving.error());
    }
    ingest_listener_ = *std::move(receiving);
    auto serving = http::Listener::open(executor_, {.endpoints = config_.serve, .tls = {}, .limits = {}},
                                        serve::make_handler(site()), {});
    if (!serving) {
        return tl::unexpected(serving.error());
    }
    public_listener_ = *std::move(serving);
    auto admin = AdminServer::listen(executor_, config::admin_socket(config_),
                                     [this](LedgerEntry entry) { return append_fact(std::move(entry)); });
    if (!admin) {
        return tl::unexpected(admin.error());
    }
    admin_ = *std::move(admin);
    return {};
}

serve::Site RunningCollector::site()
{
    return {.views = *index_.views,
            .evidence = *evidence_,
            .events = *events_,
            .metrics = *metrics_,
            .methodology = shown_,
            .web = web_->files(),
            .rules = &in_force_->rules,
            .devices = index_.devices.get(),
            .bearer_of = [this](const std::string& token) { return bearer_of(token); },
            .access = index_.access.get(),
            .audit = &*audit_,
            .edition = scorekeeping::index_edition(config_),
            .now = scorekeeping::now,
            .ready = [this] { return is_ready(); },
            .listener_counts = [this] { return ingest_listener_->counts(); },
            .on_failure =
                [](const measure::Error& error) {
                    daemons::log(events::kRequestFailed, {{"error", measure::to_string(error)}});
                },
            .reports = &*reports_,
            .publisher = {config_.report.publisher, config_.report.contact, config_.report.page},
            .contributions = index_.contributions.get(),
            .licence = config_.licence};
}

}  // namespace collector::running
