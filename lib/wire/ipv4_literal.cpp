#include "wire/ipv4_literal.hpp"

#include "measure/ip.hpp"

#include <algorithm>

namespace wire {
namespace {

/// "255.255.255.255"
constexpr std::size_t kLongest = 15;

bool may_stand_in_literal(char octet)
{
    return (octet >= '0' && octet <= '9') || octet == '.';
}

/// A letter after the digits makes it a name, such as 1.2.3.4.example.test.
bool continues_a_name(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || octet == '-' || octet == '_';
}

}  // namespace

void LiteralFinder::add(std::string_view piece)
{
    for (const char octet : piece) {
        step(octet);
    }
}

void LiteralFinder::step(char octet)
{
    if (inside_ && may_stand_in_literal(octet) && candidate_.size() <= kLongest) {
        candidate_ += octet;
        return;
    }
    if (inside_ && !continues_a_name(octet)) {
        end_candidate();
    }
    inside_ = false;
    candidate_.clear();
    // JSON may write a slash as "\/".
    slashes_ = octet == '/' ? slashes_ + 1 : octet == '\\' ? slashes_ : 0;
    if (slashes_ == 2) {
        slashes_ = 0;
        inside_ = true;
    }
}

void LiteralFinder::end_candidate()
{
    const auto address = measure::parse_address(candidate_);
    const bool known = std::find(found_.begin(), found_.end(), candidate_) != found_.end();
    if (address && address->family == measure::Family::ipv4 && !known && found_.size() < kMost) {
        found_.push_back(candidate_);
    }
}

std::vector<std::string> LiteralFinder::finish()
{
    if (inside_) {
        end_candidate();
    }
    inside_ = false;
    return std::move(found_);
}

}  // namespace wire
