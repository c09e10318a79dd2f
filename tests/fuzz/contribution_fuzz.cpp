#include "collector/repository/contribution_file.hpp"

#include <cstdint>

using namespace collector::repository;

namespace {

/// Whatever was written: only web addresses are linked to, and the tree is shallow enough for whoever walks it.
void hold(const std::vector<Span>& spans, int depth)
{
    for (const auto& span : spans) {
        if (depth > 20 || (span.kind == SpanKind::link && !is_web_address(span.url))) {
            __builtin_trap();
        }
        hold(span.spans, depth + 1);
    }
}

void hold(const std::vector<Block>& blocks, int depth)
{
    for (const auto& block : blocks) {
        hold(block.spans, depth + 1);
        hold(block.blocks, depth + 1);
    }
}

}  // namespace

/// Any octets as a contribution: what is good has an id, every section of its form, and nothing that could become markup.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto file = read_contribution_text({static_cast<const char*>(static_cast<const void*>(data)), size}, "fuzz");
    if (!file.errors.empty()) {
        return 0;
    }
    const auto& it = file.contribution;
    if (it.id.size() < 2 || it.sections.size() != sections_of(it.card.kind).size()) {
        __builtin_trap();
    }
    for (const auto& section : it.sections) {
        hold(section.blocks, 0);
    }
    return 0;
}
