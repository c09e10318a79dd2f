#include "collector/access/person_deed.hpp"

#include "collector/access/person_json.hpp"

namespace collector::access {
namespace {

constexpr std::size_t kLongestSubject = 500;

}  // namespace

Deed deed_of(const Person& person, const Wish& wish, measure::Timestamp at, bool allowed)
{
    return {.number = 0,
            .at = at,
            .who = person.name,
            .roles = role_words(person),
            .action = wish.action,
            .subject = wish.subject.substr(0, kLongestSubject),
            .from = measure::to_string(wish.from),
            .outcome = allowed ? "allowed" : "refused"};
}

}  // namespace collector::access
