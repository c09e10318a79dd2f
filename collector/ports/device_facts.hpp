#pragma once

#include <string>

/// What the ledger keeps of home routers.
namespace collector {

/// A regulator's table of the routers in use, as imported: the octets of its file.
struct InstalledBase {
    std::string sha256;
    std::string csv;
};

/// When a finding that exposes users may be told in public; the last one about a finding holds.
struct DeviceRelease {
    std::string device;  ///< codec::device_id
    std::string row;     ///< "": every finding of the device.
    std::string day;     ///< UTC; from then on.
    std::string reason;
};

}  // namespace collector
