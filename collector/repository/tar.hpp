#pragma once

#include <string>
#include <string_view>

namespace collector::repository {

/// Writes a tar archive: ustar as POSIX.1-1988 has it, plain files alone. Times and owners are 0, so that equal files give equal
/// octets.
class TarWriter {
public:
    /// A file of at most 8 GiB under a name of at most 100 octets; anything else is a bug of the caller.
    void add(std::string_view name, std::string_view content);

    /// This archive with the files of another behind its own, and its end.
    std::string join(TarWriter others) &&;

private:
    std::string octets_;
};

}  // namespace collector::repository
