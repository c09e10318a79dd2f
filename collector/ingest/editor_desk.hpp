#pragma once

#include "collector/ingest/office.hpp"
#include "collector/ingest/revision.hpp"

#include <functional>
#include <memory>

namespace collector::ingest {

/// What the desk needs. All of it outlives the desk.
struct EditorEdge {
    OfficeEdge office;
    const Store& store;
    const Devices& devices;
    /// The SHA-256 of the installed base in force for a country, as it was imported; "" where none is.
    std::function<measure::Result<std::string>(const measure::CountryCode&)> installed_sha256;
};

struct EditorLimits {
    std::size_t document_octets = 0;
    QuotaLimits quota;
};

/// Takes what the editors of a country put in the place of what is in force there (docs/roles.md):
///
///   PUT /v1/frames/KE           the list of targets, with consent and opting out: TOML
///   PUT /v1/policies/KE         TOML, or with `Content-Type: text/csv` a table
///   PUT /v1/installed-base/KE   which routers stand in how many homes: CSV
///
/// A 200 means that the document is on disk in the ledger, or in force already. A document with one error changes nothing. One
/// edit at a time, and each is compared with what the one before it left: otherwise an opt-out could be lost between two.
class EditorDesk {
public:
    EditorDesk(EditorEdge edge, EditorLimits limits);

    /// Is the request for this desk?
    static bool is_for(const http::Request& request);

    /// Tells of something on the ledger that did not pass this desk: nothing is edited until the index holds it.
    void wait_for(std::uint64_t position);

    /// Refuses before the body is read.
    std::optional<http::Response> admit(const http::Request& request);

    boost::asio::awaitable<http::Response> receive(http::Request request);

private:
    struct Weighed {
        Revision revision;
        bool in_force = false;
    };

    tl::expected<Weighed, Problem> told_as_it_stands(Weighed it) const;
    tl::expected<Weighed, Problem> weigh(const http::Request& request, const Person& person) const;
    measure::Result<std::string> standing_sha256(const Revision& revision) const;
    std::optional<Problem> object_to_change(const http::Request& request, const Person& person,
                                            const Revision& revision) const;
    std::optional<Problem> object_to_frame(const Person& person, const measure::Frame& frame) const;
    boost::asio::awaitable<http::Response> take(Visit visit, Revision revision);

    EditorEdge edge_;
    EditorLimits limits_;
    Office office_;
    std::uint64_t kept_ = 0;                                          ///< The last position that the index has to hold.
    std::shared_ptr<bool> underway_ = std::make_shared<bool>(false);  ///< May outlive the desk, with an edit.
};

}  // namespace collector::ingest
