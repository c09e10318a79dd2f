#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prometheus {
class Registry;
}

namespace daemons {

using Labels = std::map<std::string, std::string>;

/// Numbers for Prometheus: base units, labels from closed sets only, never the name of a target.
/// Thread-safe. A series appears with its first value.
class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    void count(const std::string& name, const std::string& help, const Labels& labels = {}, double by = 1);
    void set(const std::string& name, const std::string& help, double value, const Labels& labels = {});
    void observe(const std::string& name, const std::string& help, double value, const std::vector<double>& bounds,
                 const Labels& labels = {});

    /// Text exposition format 0.0.4.
    std::string text() const;

private:
    struct Families;
    std::shared_ptr<prometheus::Registry> registry_;
    std::unique_ptr<Families> families_;
};

}  // namespace daemons
