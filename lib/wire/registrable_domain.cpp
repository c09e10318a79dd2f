#include "wire/registrable_domain.hpp"

#include <libpsl.h>

namespace wire {

std::string registrable_domain(const std::string& host)
{
    const auto* domain = psl_registrable_domain(psl_builtin(), host.c_str());
    return domain == nullptr ? host : domain;
}

}  // namespace wire
