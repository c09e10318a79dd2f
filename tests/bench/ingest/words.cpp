#include "bench/ingest/words.hpp"

#include <cstdio>
#include <stdexcept>

namespace bench {

Words::Words(int argc, char** argv)
{
    for (int i = 1; i < argc; i += 2) {
        if (i + 1 == argc) {
            throw std::runtime_error(std::string(argv[i]) + " needs a value");
        }
        values_[argv[i]] = argv[i + 1];
    }
}

std::string Words::text(const std::string& key) const
{
    const auto found = values_.find(key);
    if (found == values_.end()) {
        throw std::runtime_error(key + " is missing");
    }
    return found->second;
}

std::string Words::text(const std::string& key, const std::string& fallback) const
{
    return values_.contains(key) ? text(key) : fallback;
}

std::size_t Words::number(const std::string& key, std::size_t fallback) const
{
    return values_.contains(key) ? std::stoull(text(key)) : fallback;
}

double Words::real(const std::string& key, double fallback) const
{
    return values_.contains(key) ? std::stod(text(key)) : fallback;
}

int main_with(int argc, char** argv, const std::function<int(const Words&)>& run)
{
    try {
        return run(Words(argc, argv));
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s: %s\n", argv[0], failure.what());
        return 1;
    }
}

}  // namespace bench
