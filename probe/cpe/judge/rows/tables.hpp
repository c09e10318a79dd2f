#pragma once

#include "probe/cpe/judge/row.hpp"

/// The requirements, a chapter of the catalogue a file.
namespace cpe::judge {

std::span<const Row> general_rows();
std::span<const Row> wan_rows();
std::span<const Row> address_rows();
std::span<const Row> prefix_rows();
std::span<const Row> ula_rows();
std::span<const Row> lan_rows();
std::span<const Row> sub_delegation_rows();
std::span<const Row> security_rows();
std::span<const Row> dns_rows();
std::span<const Row> ipv4_service_rows();
std::span<const Row> end_to_end_rows();

}  // namespace cpe::judge
