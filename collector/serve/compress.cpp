#include "collector/serve/compress.hpp"

#include "codec/gzip.hpp"

#include <memory>
#include <utility>

namespace collector::serve {
namespace {

struct Stream {
    std::function<boost::asio::awaitable<std::string>()> source;
    codec::GzipStream gzip{};
    bool ended = false;
};

/// An empty piece would end the stream: asks on until the compressor gives something.
boost::asio::awaitable<std::string> next_piece(std::shared_ptr<Stream> stream)
{
    std::string ready;
    while (ready.empty() && !stream->ended) {
        const auto piece = co_await stream->source();
        stream->ended = piece.empty();
        ready = stream->ended ? stream->gzip.finish() : stream->gzip.push(piece);
    }
    co_return ready;
}

}  // namespace

void compress(http::Response& response)
{
    response.headers.emplace_back("Content-Encoding", "gzip");
    if (!response.next_piece) {
        response.body = codec::gzip(response.body);
        return;
    }
    auto stream = std::make_shared<Stream>(Stream{.source = std::move(response.next_piece)});
    response.next_piece = [stream] { return next_piece(stream); };
}

}  // namespace collector::serve
