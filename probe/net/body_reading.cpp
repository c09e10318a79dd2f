#include "probe/net/body_reading.hpp"

#include <algorithm>

namespace probe::net {
namespace {

/// Read between two looks at the other connections: well under a millisecond's work.
constexpr std::size_t kSlice = 16U << 10U;

std::string lower(std::string_view text)
{
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lowered;
}

bool is_of(Reading wanted, const std::string& type)
{
    const bool page = type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
    return type.empty() || (wanted == Reading::page ? page : type.starts_with("text/css"));
}

/// The charset parameter of a media type (RFC 9110 section 8.3.2), "" without one.
std::string charset_of(const std::string& type)
{
    const auto at = type.find("charset=");
    if (at == std::string::npos) {
        return {};
    }
    auto name = type.substr(at + 8, 40);
    name.erase(std::remove_if(name.begin(), name.end(), [](char c) { return c == '"' || c == '\'' || c == ' '; }),
               name.end());
    return name.substr(0, name.find(';'));
}

}  // namespace

void BodyReading::add_header(std::string_view line)
{
    if (wanted_ == Reading::page && lower(line.substr(0, 23)) == "content-security-policy") {
        policy_.add(line);
    }
}

void BodyReading::begin(std::string_view content_type)
{
    const auto type = lower(content_type);
    if (wanted_ == Reading::nothing || !is_of(wanted_, type)) {
        return;
    }
    if (wanted_ == Reading::page) {
        page_ = std::make_unique<wire::PageReader>(charset_of(type));
    } else {
        style_ = std::make_unique<wire::CssReader>(references_);
    }
}

void BodyReading::add(std::string_view piece)
{
    if (page_ || style_) {
        unread_ += piece;
    }
}

bool BodyReading::read_slice()
{
    const auto slice = std::string_view(unread_).substr(read_, kSlice);
    if (page_) {
        page_->add(slice);
    } else if (style_) {
        style_->add(slice);
    }
    read_ += slice.size();
    if (read_ < unread_.size()) {
        return true;
    }
    unread_.clear();
    read_ = 0;
    return false;
}

void BodyReading::finish(HttpExchange& into)
{
    if (style_) {
        style_->end();
        into.references = references_.take();
    }
    if (!page_ || !into.fetch) {
        return;
    }
    auto read = page_->finish();
    read.page.body_sha256 = into.fetch->body_sha256;
    for (auto& literal : policy_.finish()) {
        auto& known = read.page.ipv4_literals;
        if (std::find(known.begin(), known.end(), literal) == known.end() && known.size() < wire::LiteralFinder::kMost) {
            known.push_back(std::move(literal));
        }
    }
    into.page = std::move(read.page);
    into.references = std::move(read.references);
    into.base = std::move(read.base);
}

}  // namespace probe::net
