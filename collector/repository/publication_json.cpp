#include "collector/repository/publication_json.hpp"

#include "measure/words.hpp"

#include <nlohmann/json.hpp>

namespace collector::repository {

nlohmann::ordered_json publication_json(const Publication& it)
{
    return {{"contribution", it.contribution},
            {"version", it.version},
            {"kind", measure::to_word(it.card.kind)},
            {"country", it.card.country},
            {"title", it.card.title},
            {"summary", it.card.summary},
            {"language", it.card.language},
            {"contributor", it.card.contributor},
            {"dated", it.card.dated},
            {"example", it.card.example},
            {"submitted", measure::to_rfc3339(it.submitted)},
            {"reviewed", measure::to_rfc3339(it.reviewed)},
            {"published", measure::to_rfc3339(it.published)},
            {"withdrawn", it.withdrawn},
            {"current", it.current},
            {"sha256", it.sha256}};
}

}  // namespace collector::repository
