#pragma once

#include "probe/cpe/phases/script.hpp"

/// One phase a file.
namespace cpe::phases {

Script passive(const Options& options);
Script boot(const Options& options);
Script steady(const Options& options);
Script outage(const Options& options);
Script renumber(const Options& options);
Script reboot(const Options& options);
Script security(const Options& options);
Script dns(const Options& options);
Script backoff(const Options& options);
Script ipv4_service(const Options& options);
Script scarcity(const Options& options);
Script soak(const Options& options);
Script variants(const Options& options);
Script watch(const Options& options);

}  // namespace cpe::phases
