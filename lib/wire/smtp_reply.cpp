#include "wire/smtp_reply.hpp"

namespace wire {
namespace {

bool is_between(char c, char least, char most)
{
    return c >= least && c <= most;
}

/// Reply-code = %x32-35 %x30-35 %x30-39 (RFC 5321 section 4.2); the second digit is not taken that strictly.
int code_of(std::string_view line)
{
    if (line.size() < 3 || !is_between(line[0], '2', '5') || !is_between(line[1], '0', '9') ||
        !is_between(line[2], '0', '9')) {
        return 0;
    }
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

}  // namespace

std::size_t SmtpReplyReader::take(std::string_view octets)
{
    std::size_t taken = 0;
    while (taken < octets.size() && !complete_ && !flaw_) {
        const char c = octets[taken++];
        if (c == '\n') {
            end_line();
        } else if (line_.size() >= kLongestLine) {
            refuse(measure::FailureKind::too_large, "a line of more than 2048 octets");
        } else {
            line_ += c;
        }
    }
    return taken;
}

void SmtpReplyReader::end_line()
{
    if (line_.ends_with('\r')) {
        line_.pop_back();
    }
    const int code = code_of(line_);
    const char mark = line_.size() > 3 ? line_[3] : ' ';
    if (code == 0 || (mark != ' ' && mark != '-')) {
        return refuse(measure::FailureKind::malformed, "not an SMTP reply");
    }
    if (!reply_.lines.empty() && code != reply_.code) {
        return refuse(measure::FailureKind::malformed, "a reply with two codes");
    }
    if (reply_.lines.size() >= kMostLines) {
        return refuse(measure::FailureKind::too_large, "a reply of more than 100 lines");
    }
    reply_.code = code;
    reply_.lines.push_back(line_.size() > 4 ? line_.substr(4) : std::string());
    complete_ = mark == ' ';
    line_.clear();
}

void SmtpReplyReader::refuse(measure::FailureKind kind, const char* why)
{
    flaw_ = measure::Failure{.kind = kind, .detail = why};
}

}  // namespace wire
