#include "collector/methodology/vectors_file.hpp"

#include "daemon/config.hpp"

namespace collector {
namespace {

using daemons::ConfigTable;
using daemons::Presence;

void bind_vector(ConfigTable& keys, score::VectorCase& vector)
{
    keys.text("source", vector.source, "Where the expectation comes from.", Presence::required);
    keys.text("kind", vector.kind, "What is computed.", Presence::required);
    keys.text("input", vector.input, "For people.", Presence::required);
    keys.texts("given", vector.given, "What is given, line by line.");
    keys.texts("expect", vector.expect, "What must come out, line by line.");
    keys.text("because", vector.because, "How a derived expectation is found by hand.");
}

}  // namespace

VectorsFile read_vectors_text(std::string_view toml, const std::string& name)
{
    VectorsFile file;
    std::int64_t schema = 1;
    ConfigTable keys;
    keys.number("schema", schema, {1, 1}, "Version of this format.", Presence::required);
    keys.tables("vector", file.vectors, bind_vector, "A worked figure.");
    file.errors = keys.read_text(toml, name);
    return file;
}

}  // namespace collector
