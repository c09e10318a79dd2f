#pragma once

#include "probe/net/unbound_context.hpp"
#include "probe/ports/validator.hpp"

#include <boost/asio/any_io_executor.hpp>

namespace probe::net {

/// The Validator port over libunbound: a context for each family, made when it is first asked.
///
/// At most kMostInFlight names at a time, each with kDeadline (services.md D-8): the library asks strangers on its own, and
/// this is how much of it is let loose.
class UnboundValidator final : public Validator {
public:
    UnboundValidator(boost::asio::any_io_executor executor, UnboundSettings settings)
        : executor_(std::move(executor)), settings_(std::move(settings))
    {
    }

    boost::asio::awaitable<Resolution> resolve(measure::Question question, measure::Family family) override;

    static constexpr int kMostInFlight = 32;
    static constexpr std::chrono::seconds kDeadline{30};

private:
    UnboundContext& context_for(measure::Family family);
    boost::asio::awaitable<void> wait_for_room();
    boost::asio::awaitable<std::optional<UnboundReply>> reply_within_deadline(measure::Question question,
                                                                              measure::Family family);

    boost::asio::any_io_executor executor_;
    UnboundSettings settings_;
    std::unique_ptr<UnboundContext> ipv4_;
    std::unique_ptr<UnboundContext> ipv6_;
    int in_flight_ = 0;
};

}  // namespace probe::net
