#pragma once

#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace codec {

/// Compresses octets, piece by piece, into one gzip member (RFC 1952). Equal octets in equal pieces give equal members: no
/// time and no file name stand in the header.
class GzipStream {
public:
    GzipStream();

    /// What is ready of all that was given so far: often nothing yet.
    std::string push(std::string_view octets);

    /// The rest. Call it once, after the last piece.
    std::string finish();

private:
    std::string deflate(std::string_view octets, int flush);

    struct Ended {
        void operator()(z_stream_s* stream) const noexcept;
    };
    std::unique_ptr<z_stream_s, Ended> stream_;
};

/// One whole member.
std::string gzip(std::string_view octets);

}  // namespace codec
