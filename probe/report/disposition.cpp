#include "probe/report/disposition.hpp"

#include <algorithm>
#include <array>

namespace probe::report {
namespace {

/// Statuses that speak of this one batch, whatever their kind: RFC 9110 section 15.5, and 422 of section 15.5.21.
constexpr std::array kOfTheBatch{400, 409, 411, 413, 415, 422};

/// 408 and 425 ask for the same request again, 429 for it later.
constexpr std::array kNotNow{408, 425, 429};

/// We could not even ask, and asking faster would not help.
constexpr std::array<std::string_view, 2> kOurFault{"token_unreadable", "certificate_refused"};

template <typename List, typename Item>
bool contains(const List& list, const Item& item)
{
    return std::ranges::find(list, item) != list.end();
}

}  // namespace

Disposition judge(const Delivery& delivery)
{
    if (delivery.status == 0) {
        return contains(kOurFault, delivery.kind) ? Disposition::keep_waiting : Disposition::retry;
    }
    if (delivery.status == 200) {
        return delivery.confirmed ? Disposition::delivered : Disposition::retry;
    }
    if (contains(kNotNow, delivery.status) || delivery.status >= 500) {
        return Disposition::retry;
    }
    // A 403 for the whole batch means a token of another probe: every batch would be lost, for a slip of the operator.
    if (contains(kOfTheBatch, delivery.status) || (delivery.status == 403 && delivery.kind == "foreign_result")) {
        return Disposition::refuse;
    }
    return Disposition::keep_waiting;
}

}  // namespace probe::report
