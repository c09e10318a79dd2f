#pragma once

#include "measure/failure.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

/// What an SMTP server said to one command, or as its banner.
struct SmtpReply {
    int code = 0;
    std::vector<std::string> lines;  ///< The text behind the code, line by line.

    bool operator==(const SmtpReply&) const = default;
};

/// Reads one reply from octets as they come, and no octet beyond its end.
///
/// Wire format  RFC 5321 section 4.2: lines of a code, '-' on all but the last, and text; one code for all of them. A line
///              feed alone ends a line too, as some servers do.
///
/// What is longer than the caps is `too_large`, what is no reply `malformed`; either is final. Pure; never throws.
class SmtpReplyReader {
public:
    /// RFC 5321 section 4.5.3.1.5 allows 512 octets; servers exceed it, none by this much.
    static constexpr std::size_t kLongestLine = 2048;
    static constexpr std::size_t kMostLines = 100;

    /// Takes octets up to the end of the reply and returns how many it took.
    std::size_t take(std::string_view octets);

    bool is_complete() const { return complete_; }
    const std::optional<measure::Failure>& flaw() const { return flaw_; }
    const SmtpReply& reply() const { return reply_; }

private:
    void end_line();
    void refuse(measure::FailureKind kind, const char* why);

    std::string line_;
    SmtpReply reply_;
    bool complete_ = false;
    std::optional<measure::Failure> flaw_;
};

}  // namespace wire
