#pragma once

#include "collector/serve/disclosed_views.hpp"
#include "collector/serve/national_table.hpp"
#include "collector/serve/site.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace collector::serve {

/// The site as one reader may see it on one day. A stream keeps it until it has ended.
class Reading {
public:
    /// `all` outlives this. `reader`: nullopt for the public.
    Reading(const Site& all, std::shared_ptr<const KnownFindings> findings, std::optional<Person> reader);

    const Site& site() const { return site_; }
    const DisclosedViews& views() const { return views_; }
    const std::optional<Person>& reader() const { return embargo_.reader(); }

    /// The national figures of this reader alone; the public's are shared by all requests.
    NationalTable& own_nations() { return nations_; }

private:
    std::shared_ptr<const KnownFindings> findings_;
    access::Embargo embargo_;
    DisclosedViews views_;
    Site site_;
    NationalTable nations_;
};

}  // namespace collector::serve
