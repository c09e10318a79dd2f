#pragma once

#include "measure/chain.hpp"
#include "probe/net/fd_watch.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct ub_ctx;
struct ub_result;

namespace probe::net {

/// Where validating begins, and with what.
struct UnboundSettings {
    std::vector<measure::Address> roots;
    std::string trust_anchor;   ///< File of DS or DNSKEY records; "": nothing is validated.
    std::uint16_t port = 53;    ///< Of the roots. Another one only in tests: priming gives addresses without ports.
    std::uint32_t hop_mtu = 0;  ///< Of a small hop before us, which packets over TCP fit; 0: as large as our link takes.
    std::string zone;           ///< A zone that the roots serve themselves, without priming; only in tests.
};

/// How a resolution ended inside the library.
struct UnboundReply {
    int error = 0;  ///< An error of the library itself.
    int rcode = 0;
    bool secure = false;
    bool bogus = false;
    std::string why_bogus;
    std::vector<std::string> data;  ///< RDATA of the answer, at most 32.
};

/// One libunbound context that speaks one family alone.
///
/// The library resolves in a thread of its own (the probe's only other one) and tells through a descriptor that this object
/// watches: `done` is called on the probe's loop.
class UnboundContext {
public:
    UnboundContext(boost::asio::any_io_executor executor, const UnboundSettings& settings, measure::Family family);

    using Done = std::function<void(UnboundReply)>;

    /// Begins a resolution; its number for cancel(), or a negative library error, then `done` is never called.
    int begin(const measure::Question& question, Done done);

    /// Forgets a resolution that has not ended: `done` is never called.
    void cancel(int number);

private:
    struct Waiting {
        UnboundContext* context = nullptr;
        int number = 0;
        Done done;
    };
    struct Delete {
        void operator()(ub_ctx* context) const noexcept;
    };

    static void on_result(void* waiting, int error, ub_result* result);
    void listen();
    void forget(int number);

    boost::asio::any_io_executor executor_;
    std::unique_ptr<ub_ctx, Delete> context_;
    std::map<int, std::unique_ptr<Waiting>> waiting_;
    std::unique_ptr<FdWatch> watch_;  ///< Only while somebody waits: a loop with nothing else to do may end.
};

}  // namespace probe::net
