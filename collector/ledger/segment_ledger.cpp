#include "collector/ledger/segment_ledger.hpp"

#include "collector/ledger/read_entry.hpp"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/prctl.h>

#include <future>

namespace collector::ledger {
namespace {

namespace asio = boost::asio;

using Appended = measure::Result<std::uint64_t>;

constexpr std::string_view kClosed = "the ledger is closed";

/// Joins a coroutine to the queue: its handler is called on its own executor, never on the writer's thread.
struct EnqueueAppend {
    CommitQueue* queue;

    template <typename Handler>
    void operator()(Handler handler, LedgerEntry entry) const
    {
        const auto executor = asio::get_associated_executor(handler);
        auto resume = std::make_shared<Handler>(std::move(handler));
        auto work = std::make_shared<asio::executor_work_guard<decltype(executor)>>(executor);
        auto done = [resume, work, executor](Appended appended) {
            asio::post(executor, [resume, appended = std::move(appended)]() mutable { (*resume)(std::move(appended)); });
            work->reset();
        };
        if (!queue->push({.entry = std::move(entry), .done = done})) {
            done(measure::error(std::string(kClosed)));
        }
    }
};

}  // namespace

SegmentLedger::SegmentLedger(Options options, Contents contents, SegmentWriter writer)
    : options_(std::move(options)), contents_(std::move(contents)), writer_(std::move(writer)),
      thread_([this] { write_until_closed(); })
{
}

SegmentLedger::~SegmentLedger()
{
    queue_.close();
    thread_.join();
}

measure::Result<std::unique_ptr<SegmentLedger>> SegmentLedger::open(Options options, daemons::FileOps& files)
{
    auto contents = load(options.directory);
    if (!contents) {
        return tl::unexpected(contents.error());
    }
    auto writer = SegmentWriter::open(options.directory, *contents, options.segment_octets, files);
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    return std::unique_ptr<SegmentLedger>(new SegmentLedger(std::move(options), *std::move(contents), *std::move(writer)));
}

asio::awaitable<Appended> SegmentLedger::append(LedgerEntry entry)
{
    EnqueueAppend enqueue{.queue = &queue_};
    auto appended = co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Appended)>(
        enqueue, asio::use_awaitable, std::move(entry));
    co_return appended;
}

Appended SegmentLedger::append_now(LedgerEntry entry)
{
    auto promise = std::make_shared<std::promise<Appended>>();
    auto appended = promise->get_future();
    auto done = [promise](Appended result) { promise->set_value(std::move(result)); };
    if (!queue_.push({.entry = std::move(entry), .done = std::move(done)})) {
        return measure::error(std::string(kClosed));
    }
    return appended.get();
}

void SegmentLedger::write_until_closed()
{
    ::prctl(PR_SET_NAME, "ledger");  // What top and perf show.
    for (auto group = queue_.take(); !group.empty(); group = queue_.take()) {
        commit(group);
    }
}

void SegmentLedger::commit(std::vector<Waiting>& group)
{
    std::vector<LedgerEntry> entries;
    for (auto& waiting : group) {
        entries.push_back(std::move(waiting.entry));
    }
    const auto started = std::chrono::steady_clock::now();
    auto written = writer_.append(entries);
    Commit commit{.entries = group.size(), .octets = 0, .elapsed = {}, .failed = !written};
    commit.elapsed = std::chrono::duration_cast<measure::Duration>(std::chrono::steady_clock::now() - started);
    if (written) {
        remember(*written);
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        commit.octets += written ? (*written)[i].found.length : 0;
        group[i].done(written ? Appended((*written)[i].found.position) : tl::unexpected(written.error()));
    }
    if (options_.on_commit) {
        options_.on_commit(commit);
    }
}

void SegmentLedger::remember(const std::vector<Written>& written)
{
    const std::lock_guard lock(mutex_);
    for (const auto& it : written) {
        if (contents_.segments.empty() || contents_.segments.back().first != it.segment_first) {
            contents_.segments.push_back({.path = it.path, .first = it.segment_first, .scan = {}});
        }
        auto& scan = contents_.segments.back().scan;
        scan.frames.push_back(it.found);
        scan.end = it.found.offset + it.found.length;
        scan.tail = 0;
        contents_.tip.last = it.found.position;
    }
}

std::optional<Place> SegmentLedger::place_of(std::uint64_t position) const
{
    const std::lock_guard lock(mutex_);
    return find(contents_, position);
}

measure::Result<LedgerEntry> SegmentLedger::read(std::uint64_t position) const
{
    const auto place = place_of(position);
    auto entry = place ? read_entry(*place) : measure::Result<std::optional<LedgerEntry>>(std::nullopt);
    if (!entry) {
        return tl::unexpected(entry.error());
    }
    if (!*entry) {
        return measure::error("no such entry, or it is damaged", "ledger position " + std::to_string(position),
                              "run `sextant-collector ledger verify`");
    }
    return **std::move(entry);
}

measure::Result<void> SegmentLedger::replay(std::uint64_t from, std::uint64_t to,
                                            const std::function<measure::Result<void>(const LedgerEntry&)>& visit) const
{
    const auto end = std::min(to, last());
    for (auto position = std::max<std::uint64_t>(from, 1); position <= end; ++position) {
        const auto place = place_of(position);
        if (!place) {
            continue;
        }
        const auto entry = read_entry(*place);
        if (!entry) {
            return tl::unexpected(entry.error());
        }
        if (!*entry) {
            continue;
        }
        if (auto visited = visit(**entry); !visited) {
            return visited;
        }
    }
    return {};
}

std::uint64_t SegmentLedger::last() const
{
    const std::lock_guard lock(mutex_);
    return contents_.tip.last;
}

std::uint64_t SegmentLedger::damaged() const
{
    const std::lock_guard lock(mutex_);
    return contents_.damaged;
}

std::uint64_t SegmentLedger::octets() const
{
    const std::lock_guard lock(mutex_);
    std::uint64_t sum = 0;
    for (const auto& segment : contents_.segments) {
        sum += segment.scan.end;
    }
    return sum;
}

}  // namespace collector::ledger
