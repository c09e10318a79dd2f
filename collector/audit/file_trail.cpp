#include "collector/audit/file_trail.hpp"

#include "codec/digest.hpp"
#include "collector/audit/deed_line.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <optional>

namespace collector::audit {
namespace {

/// Longer than any line: an address has at most 8 kB.
constexpr off_t kTail = 64 << 10;

/// An open file; closing it gives its lock back.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor()
    {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_ = -1;
};

measure::Result<void> cannot(const std::string& what, const std::filesystem::path& file)
{
    return measure::error("the audit trail cannot be " + what, file.string(),
                          "let the collector's user write there; without it nothing private is shown and nothing changed");
}

/// The end of the file, and where in it it begins.
struct Tail {
    off_t from = 0;
    std::string text;
};

std::optional<Tail> read_tail(int descriptor)
{
    const auto size = ::lseek(descriptor, 0, SEEK_END);
    if (size < 0) {
        return std::nullopt;
    }
    Tail tail{.from = std::max<off_t>(0, size - kTail), .text = {}};
    tail.text.resize(static_cast<std::size_t>(size - tail.from));
    const auto read = ::pread(descriptor, tail.text.data(), tail.text.size(), tail.from);
    return read == static_cast<ssize_t>(tail.text.size()) ? std::optional(std::move(tail)) : std::nullopt;
}

/// The last whole line; "" in an empty file. A crash in the middle of a line leaves a torn end: what it told of was not
/// done, and it is cut off.
std::optional<std::string> last_line(int descriptor)
{
    const auto tail = read_tail(descriptor);
    if (!tail) {
        return std::nullopt;
    }
    const auto end = tail->text.rfind('\n');
    if (end == std::string::npos) {
        return tail->from == 0 && ::ftruncate(descriptor, 0) == 0 ? std::optional<std::string>("") : std::nullopt;
    }
    const auto whole = tail->from + static_cast<off_t>(end) + 1;
    if (end + 1 < tail->text.size() && ::ftruncate(descriptor, whole) != 0) {
        return std::nullopt;
    }
    const auto before = end == 0 ? std::string::npos : tail->text.rfind('\n', end - 1);
    if (before == std::string::npos && tail->from > 0) {
        return std::nullopt;
    }
    const auto begin = before == std::string::npos ? 0 : before + 1;
    return tail->text.substr(begin, end - begin);
}

/// One write and no buffer between: a line is there whole or not at all.
bool append(int descriptor, const std::string& line)
{
    return ::lseek(descriptor, 0, SEEK_END) >= 0 &&
           ::write(descriptor, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
           ::fdatasync(descriptor) == 0;
}

}  // namespace

measure::Result<void> FileTrail::record(Deed deed)
{
    const Descriptor file(::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (file.number() < 0 || ::flock(file.number(), LOCK_EX) != 0) {
        return cannot("opened", file_);
    }
    const auto last = last_line(file.number());
    if (!last) {
        return cannot("read", file_);
    }
    const auto before = last->empty() ? measure::Result<ReadLine>(ReadLine{}) : read_line(*last);
    if (!before) {
        return tl::unexpected(before.error());
    }
    deed.number = before->deed.number + 1;
    const auto previous = last->empty() ? std::string(kNoHash) : codec::sha256(*last);
    return append(file.number(), deed_line(deed, previous) + "\n") ? measure::Result<void>() : cannot("written", file_);
}

measure::Result<std::vector<Deed>> FileTrail::newest(std::size_t limit) const
{
    std::ifstream stream(file_);
    std::deque<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(std::move(line));
        if (lines.size() > limit) {
            lines.pop_front();
        }
    }
    std::vector<Deed> deeds;
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        auto read = read_line(*line);
        if (!read) {
            return tl::unexpected(read.error());
        }
        deeds.push_back(std::move(read->deed));
    }
    return deeds;
}

measure::Result<TrailCheck> FileTrail::verify() const
{
    std::ifstream stream(file_);
    TrailCheck check{.deeds = 0, .last_sha256 = std::string(kNoHash), .findings = {}};
    for (std::string line; std::getline(stream, line);) {
        const auto read = read_line(line);
        const auto where = "line " + std::to_string(++check.deeds);
        if (!read) {
            check.findings.push_back(where + ": " + read.error().what);
        } else if (read->previous_sha256 != check.last_sha256 || read->deed.number != check.deeds) {
            check.findings.push_back(where + ": it does not follow the line before it");
        }
        check.last_sha256 = codec::sha256(line);
    }
    return check;
}

}  // namespace collector::audit
