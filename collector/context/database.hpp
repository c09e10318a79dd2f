#pragma once

#include "measure/ip.hpp"
#include "measure/time.hpp"

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>

struct MMDB_s;

namespace collector::context {

/// One MaxMind DB file (the MaxMind DB format, version 2.0), checked whole before its first answer.
class Database {
public:
    /// Reads every node and every record once; a file damaged anywhere is refused.
    static measure::Result<Database> open(const std::filesystem::path& path);

    /// When the file's data was made.
    measure::Timestamp built() const;

    /// "GeoLite2-ASN"
    std::string type() const;

    using Path = std::initializer_list<const char*>;

    /// A value of the record that covers the address; nullopt without record or value.
    std::optional<std::string> text(const measure::Address& address, Path path) const;
    std::optional<std::uint32_t> number(const measure::Address& address, Path path) const;

private:
    struct Close {
        void operator()(MMDB_s* database) const;
    };

    explicit Database(std::unique_ptr<MMDB_s, Close> database);

    std::unique_ptr<MMDB_s, Close> database_;
};

}  // namespace collector::context
