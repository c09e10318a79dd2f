#include "collector/webhooks/post.hpp"

#include "measure/special_purpose.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <memory>

namespace collector::webhooks {
namespace {

constexpr long kSeconds = 10;
constexpr long kTimeout = 408;
constexpr long kTooMany = 429;

struct FreeCurl {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

/// Literal of the address that curl is about to connect to; "" for a family that is neither.
std::string literal_of(const curl_sockaddr& address)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    const void* whole = &address.addr;
    const void* octets = nullptr;
    if (address.family == AF_INET6) {
        octets = &static_cast<const sockaddr_in6*>(whole)->sin6_addr;
    } else if (address.family == AF_INET) {
        octets = &static_cast<const sockaddr_in*>(whole)->sin_addr;
    }
    const bool known = octets != nullptr && inet_ntop(address.family, octets, text.data(), text.size()) != nullptr;
    return known ? text.data() : "";
}

curl_socket_t open_socket(void* settings, curlsocktype, curl_sockaddr* address)
{
    const auto parsed = measure::parse_address(literal_of(*address));
    if (!parsed || !may_reach(*parsed, static_cast<const Settings*>(settings)->allow)) {
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// What is answered does not matter beyond its status.
std::size_t ignore(char*, std::size_t size, std::size_t count, void*)
{
    return size * count;
}

void harden(CURL* easy, const Settings& settings, const std::string& url)
{
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT, kSeconds);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &settings);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &ignore);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, settings.software.c_str());
    if (!settings.ca.empty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, settings.ca.c_str());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    }
}

Sent sent(long status)
{
    if (status >= 200 && status < 300) {
        return Sent::taken;
    }
    const bool final = status >= 400 && status < 500 && status != kTimeout && status != kTooMany;
    return final ? Sent::refused : Sent::failed;
}

}  // namespace

bool may_reach(const measure::Address& address, const std::vector<measure::Prefix>& allow)
{
    return !measure::special_range(address) ||
           std::ranges::any_of(allow, [&](const measure::Prefix& prefix) { return measure::contains(prefix, address); });
}

Sent post(const Settings& settings, const std::string& url, const std::string& signature, const std::string& body)
{
    const std::unique_ptr<CURL, FreeCurl> easy(curl_easy_init());
    if (!easy) {
        return Sent::failed;
    }
    harden(easy.get(), settings, url);
    std::unique_ptr<curl_slist, FreeCurl> headers(curl_slist_append(nullptr, "Content-Type: application/json"));
    headers.reset(curl_slist_append(headers.release(), ("Sextant-Signature: " + signature).c_str()));
    curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    if (curl_easy_perform(easy.get()) != CURLE_OK) {
        return Sent::failed;
    }
    long status = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    return sent(status);
}

}  // namespace collector::webhooks
