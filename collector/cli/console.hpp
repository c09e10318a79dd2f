#pragma once

#include "daemon/console.hpp"

namespace collector::cli {

using daemons::as_table;
using daemons::code;
using daemons::complain;
using daemons::Exit;
using daemons::print;
using daemons::say;

}  // namespace collector::cli
