#pragma once

#include "codec/digest.hpp"
#include "codec/result_json.hpp"
#include "collector/ingest/receiver.hpp"
#include "tests/collector/ledger/entries.hpp"
#include "tests/collector/serve/described.hpp"
#include "tests/fakes/memory_ledger.hpp"
#include "tests/fakes/registry_store.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch.hpp>

namespace collector::ingest {

/// An index that is wherever the test says.
class StandingIndex final : public Index {
public:
    std::uint64_t at = 0;
    std::uint64_t told = 0;

    void ledger_grew(std::uint64_t last) override { told = last; }
    void batch_kept(FreshBatch batch) override { told = batch.position; }
    std::uint64_t watermark() const override { return at; }
};

/// Knows every address and calls it AS 64500.
class OneNetwork final : public Context {
public:
    ContextFacts look_up(const std::vector<measure::Address>& addresses) const override
    {
        ContextFacts facts;
        for (const auto& address : addresses) {
            facts.addresses.push_back({.address = address, .as_number = 64500});
        }
        return facts;
    }
};

inline const std::string kStream(32, 'a');
inline const std::string kToken = "token-of-probe-a-0123456789";

inline std::string sealed(std::uint64_t seq, const std::string& note = "note", const std::string& probe = "probe-a",
                          const std::string& reporter = "probe-a")
{
    measure::TaskResult result;
    result.evidence.task.target.domain = "example.test";
    result.evidence.task.target.country = "AA";
    result.evidence.task.round = "2026-11-21";
    result.evidence.vantage.probe = reporter;
    result.evidence.notes = {note};
    result.evidence.connects = {
        {.host = "example.test", .address = measure::parse_address("2001:db8::1").value(), .port = 443}};
    const std::vector<std::string> lines{codec::to_json_line(measure::BatchLine(result))};
    const measure::BatchHeader header{.id = {.probe = probe, .stream = kStream, .seq = seq}, .results = 1};
    return codec::seal(header, lines)->bytes;
}

/// What a desk, or the receiver, answers once the body is there.
template <typename Desk>
http::Response received_of(Desk& desk, http::Request request)
{
    boost::asio::io_context io;
    http::Response response;
    const auto keep = [&](const std::exception_ptr&, http::Response it) { response = std::move(it); };
    boost::asio::co_spawn(io, desk.receive(std::move(request)), keep);
    io.run();
    return response;
}

/// The answer, held against the description of its path.
inline http::Response as_described(const std::string& method, const std::string& path, http::Response response)
{
    INFO(method << ' ' << path << '\n' << response.body);
    CHECK(serving::unlike_description(method, path, response) == "");
    return response;
}

/// A receiver with everything it needs, and a probe that is registered.
class Reception {
public:
    ledger::TemporaryDirectory directory;
    MemoryLedger ledger;
    RegistryStore store;
    OneNetwork context;
    StandingIndex index;
    ConflictShelf conflicts{directory.path() / "conflicts"};
    std::vector<std::string> observed;
    bool room = true;
    Receiver receiver{Edge{.ledger = ledger,
                           .store = store,
                           .context = context,
                           .index = index,
                           .conflicts = conflicts,
                           .now = [] { return measure::Timestamp(std::chrono::seconds(1'700'000'000)); },
                           .has_room = [this] { return room; },
                           .observe = [this](const Received& it) { observed.emplace_back(it.word); }},
                      Limits{}};

    Reception() { store.registered = {{.probe = "probe-a", .country = "AA", .token_sha256 = codec::sha256(kToken)}}; }

    http::Request post(std::uint64_t seq, std::string body) const
    {
        return {.method = "POST",
                .path = "/v1/batches/" + kStream + "/" + std::to_string(seq),
                .headers = {{"authorization", "Bearer " + kToken}, {"content-length", std::to_string(body.size())}},
                .body = std::move(body)};
    }

    http::Response receive(http::Request request)
    {
        const auto method = request.method;
        const auto path = request.path;
        return as_described(method, path, received_of(receiver, std::move(request)));
    }
};

}  // namespace collector::ingest
