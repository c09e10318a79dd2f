#include "collector/running/token.hpp"

#include <fcntl.h>
#include <openssl/rand.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>

namespace collector::running {
namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t kTokenLength = 43;
constexpr std::size_t kShortest = 22;  ///< 128 bits.

bool is_token(std::string_view text)
{
    return text.size() >= kShortest && text.size() <= 512 && text.find_first_not_of(kAlphabet) == std::string_view::npos;
}

measure::Result<void> write_secret(const std::filesystem::path& file, const std::string& token)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return measure::error("cannot create the token file", file.string(), "let us write there");
    }
    const auto line = token + "\n";
    const bool whole = ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    ::close(descriptor);
    return whole ? measure::Result<void>() : measure::error("cannot write the token", file.string());
}

}  // namespace

std::string draw_token()
{
    std::array<unsigned char, kTokenLength> octets{};
    RAND_bytes(octets.data(), static_cast<int>(octets.size()));
    std::string token;
    for (const auto octet : octets) {
        token += kAlphabet[octet % kAlphabet.size()];
    }
    return token;
}

measure::Result<std::string> token_from(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        auto token = draw_token();
        if (auto written = write_secret(file, token); !written) {
            return tl::unexpected(written.error());
        }
        return token;
    }
    std::ifstream stream(file);
    std::string token;
    std::getline(stream, token);
    if (!is_token(token)) {
        return measure::error("the file holds no token", file.string(),
                              "a token is 22 or more letters, digits, - and _; remove the file to have one drawn");
    }
    return token;
}

bool is_probe_name(std::string_view name)
{
    const auto good = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= 63 && std::ranges::all_of(name, good) && name.front() != '-' &&
           name.back() != '-';
}

}  // namespace collector::running
