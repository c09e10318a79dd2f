#include "probe/net/failures.hpp"

#include "probe/net/kernel_net.hpp"

#include <cerrno>
#include <cstring>

namespace probe::net {

using measure::Failure;
using measure::FailureKind;
using measure::Locus;

Failure failure_from_errno(int error_number, const measure::Address& peer)
{
    const auto failure = [&](FailureKind kind, Locus locus) {
        return Failure{.kind = kind, .locus = locus, .code = error_number, .detail = std::strerror(error_number)};
    };
    switch (error_number) {
        case ECONNREFUSED: return failure(FailureKind::refused, Locus::target);
        case ECONNRESET:
        case EPIPE: return failure(FailureKind::reset, Locus::target);
        case ETIMEDOUT: return failure(FailureKind::timeout, Locus::target);
        case EHOSTUNREACH: return failure(FailureKind::unreachable, Locus::path);
        case ENETUNREACH:
        case EACCES:
            if (KernelNet().source_for(peer)) {
                return failure(FailureKind::unreachable, Locus::path);
            }
            return failure(error_number == EACCES ? FailureKind::not_permitted : FailureKind::no_route, Locus::local);
        case EADDRNOTAVAIL:
        case EAFNOSUPPORT:
        case ENETDOWN: return failure(FailureKind::no_route, Locus::local);
        case EMFILE:
        case ENFILE:
        case ENOBUFS:
        case ENOMEM: return failure(FailureKind::resources, Locus::local);
        case EPERM: return failure(FailureKind::not_permitted, Locus::local);
        default: return failure(FailureKind::other, Locus::target);
    }
}

}  // namespace probe::net
