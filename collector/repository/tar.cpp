#include "collector/repository/tar.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace collector::repository {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kLongestName = 100;

/// Where the fields of a header lie, and how long they are (POSIX.1-1988 section 10.1.1).
struct Field {
    std::size_t at;
    std::size_t length;
};
constexpr Field kMode{100, 8};
constexpr Field kUser{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kSum{148, 8};
constexpr std::size_t kType = 156;
constexpr std::size_t kMagic = 257;

using Header = std::array<char, kBlock>;

/// Octal digits with zeros before them and a NUL behind.
void write_octal(Header& header, Field field, std::uint64_t value)
{
    for (std::size_t i = field.length - 1; i-- > 0;) {
        header[field.at + i] = static_cast<char>('0' + (value & 7U));
        value >>= 3U;
    }
}

/// The sum of all octets with spaces in its own place.
std::uint64_t sum_of(Header header)
{
    std::fill_n(header.begin() + kSum.at, kSum.length, ' ');
    std::uint64_t sum = 0;
    for (const char c : header) {
        sum += static_cast<unsigned char>(c);
    }
    return sum;
}

}  // namespace

void TarWriter::add(std::string_view name, std::string_view content)
{
    assert(name.size() <= kLongestName);
    Header header{};
    std::copy_n(name.begin(), std::min(name.size(), kLongestName), header.begin());
    write_octal(header, kMode, 0644);
    write_octal(header, kUser, 0);
    write_octal(header, kGroup, 0);
    write_octal(header, kSize, content.size());
    write_octal(header, kTime, 0);
    header[kType] = '0';
    constexpr std::string_view kUstar("ustar\0"
                                      "00",
                                      8);
    std::copy(kUstar.begin(), kUstar.end(), header.begin() + kMagic);
    write_octal(header, {kSum.at, kSum.length - 1}, sum_of(header));
    header[kSum.at + kSum.length - 1] = ' ';
    octets_.append(header.data(), header.size());
    octets_.append(content);
    octets_.append((kBlock - content.size() % kBlock) % kBlock, '\0');
}

std::string TarWriter::join(TarWriter others) &&
{
    return std::move(octets_) + others.octets_ + std::string(2 * kBlock, '\0');
}

}  // namespace collector::repository
