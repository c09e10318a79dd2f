#include "probe/net/unbound_context.hpp"

#include "measure/endpoint.hpp"
#include "measure/path.hpp"

#include <unbound.h>

#include <array>
#include <utility>

namespace probe::net {
namespace {

constexpr int kClassIn = 1;

/// Beside the family: a resolver that gives up on dead servers well within our deadline, keeps no silence for long (the next
/// attempt must look for itself), fetches nothing on stock, and needs no more memory than the zones of a frame.
constexpr std::array<std::pair<const char*, const char*>, 9> kOptions{{
    {"verbosity:", "0"},
    {"use-syslog:", "no"},
    {"outgoing-range:", "64"},
    {"outbound-msg-retry:", "3"},
    {"infra-cache-max-rtt:", "3000"},
    {"infra-host-ttl:", "60"},
    {"cache-max-negative-ttl:", "60"},
    {"cache-max-ttl:", "3600"},
    {"target-fetch-policy:", "0 0 0 0 0"},
}};

void set(ub_ctx* context, const char* option, const char* value)
{
    // A library without one of these options does without: each only makes it quicker or smaller.
    (void)ub_ctx_set_option(context, option, value);
}

/// RFC 8109 section 2: the roots are only where priming begins.
void add_roots(ub_ctx* context, const UnboundSettings& settings, measure::Family family)
{
    for (const auto& root : settings.roots) {
        if (root.family != family) {
            continue;
        }
        const auto where = to_string(root) + "@" + std::to_string(settings.port);
        ub_ctx_set_stub(context, ".", where.c_str(), 1);
        if (!settings.zone.empty()) {
            ub_ctx_set_stub(context, (settings.zone + ".").c_str(), where.c_str(), 0);
        }
        if (measure::is_loopback(root)) {
            set(context, "do-not-query-localhost:", "no");
        }
    }
}

ub_ctx* make(const UnboundSettings& settings, measure::Family family)
{
    auto* context = ub_ctx_create();
    if (context == nullptr) {
        return nullptr;
    }
    ub_ctx_debugout(context, nullptr);  // standard error is for our own events
    ub_ctx_async(context, 1);           // a thread; without it the library would fork
    set(context, family == measure::Family::ipv6 ? "do-ip4:" : "do-ip6:", "no");
    for (const auto& [option, value] : kOptions) {
        set(context, option, value);
    }
    if (settings.hop_mtu > measure::kHeaderOctets) {
        set(context, "outgoing-tcp-mss:", std::to_string(settings.hop_mtu - measure::kHeaderOctets).c_str());
    }
    add_roots(context, settings, family);
    if (!settings.trust_anchor.empty()) {
        ub_ctx_add_ta_file(context, settings.trust_anchor.c_str());
    }
    // The library answers for names under "test." itself (RFC 6761 section 6.2); in a laboratory they are real.
    ub_ctx_zone_remove(context, "test.");
    return context;
}

constexpr std::size_t kMostRecords = 32;

struct FreeResult {
    void operator()(ub_result* result) const noexcept { ub_resolve_free(result); }
};

/// The library's list ends with a null pointer.
std::vector<std::string> data_of(const ub_result& result)
{
    std::vector<std::string> data;
    for (std::size_t i = 0; result.data != nullptr && result.data[i] != nullptr && i < kMostRecords; ++i) {
        data.emplace_back(result.data[i], static_cast<std::size_t>(result.len[i]));
    }
    return data;
}

}  // namespace

void UnboundContext::Delete::operator()(ub_ctx* context) const noexcept
{
    ub_ctx_delete(context);
}

UnboundContext::UnboundContext(boost::asio::any_io_executor executor, const UnboundSettings& settings,
                               measure::Family family)
    : executor_(std::move(executor)), context_(make(settings, family))
{
}

int UnboundContext::begin(const measure::Question& question, Done done)
{
    if (!context_) {
        return UB_NOMEM;
    }
    auto waiting = std::make_unique<Waiting>(Waiting{.context = this, .done = std::move(done)});
    const auto name = question.name + ".";
    int number = 0;
    const int error = ub_resolve_async(context_.get(), name.c_str(), question.type, kClassIn, waiting.get(),
                                       &UnboundContext::on_result, &number);
    if (error != UB_NOERROR) {
        return error;
    }
    waiting->number = number;
    waiting_[number] = std::move(waiting);
    listen();
    return number;
}

void UnboundContext::cancel(int number)
{
    ub_cancel(context_.get(), number);
    forget(number);
}

/// Called from within ub_process(), on our own loop.
void UnboundContext::on_result(void* argument, int error, ub_result* result)
{
    const std::unique_ptr<ub_result, FreeResult> owned(result);
    auto* waiting = static_cast<Waiting*>(argument);
    UnboundReply reply{.error = error};
    if (owned) {
        reply.rcode = owned->rcode;
        reply.secure = owned->secure != 0;
        reply.bogus = owned->bogus != 0;
        reply.why_bogus = owned->why_bogus == nullptr ? "" : owned->why_bogus;
        reply.data = data_of(*owned);
    }
    const auto done = std::move(waiting->done);
    waiting->context->forget(waiting->number);
    done(std::move(reply));
}

void UnboundContext::listen()
{
    if (watch_) {
        return;
    }
    watch_ = std::make_unique<FdWatch>(executor_, ub_fd(context_.get()), [this](bool, bool) { ub_process(context_.get()); });
    watch_->want(true, false);
}

void UnboundContext::forget(int number)
{
    waiting_.erase(number);
    if (waiting_.empty()) {
        watch_.reset();
    }
}

}  // namespace probe::net
