#include "daemon/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace daemons {
namespace {

/// The family called `name`, made on first use.
template <typename Builder, typename Map>
auto& family(Builder&& build, Map& map, std::mutex& mutex, prometheus::Registry& registry, const std::string& name,
             const std::string& help)
{
    const std::lock_guard lock(mutex);
    const auto found = map.find(name);
    if (found != map.end()) {
        return *found->second;
    }
    auto& made = build().Name(name).Help(help).Register(registry);
    map[name] = &made;
    return made;
}

}  // namespace

struct Metrics::Families {
    std::mutex mutex;
    std::map<std::string, prometheus::Family<prometheus::Counter>*> counters;
    std::map<std::string, prometheus::Family<prometheus::Gauge>*> gauges;
    std::map<std::string, prometheus::Family<prometheus::Histogram>*> histograms;
};

Metrics::Metrics() : registry_(std::make_shared<prometheus::Registry>()), families_(std::make_unique<Families>()) {}

Metrics::~Metrics() = default;

void Metrics::count(const std::string& name, const std::string& help, const Labels& labels, double by)
{
    family(prometheus::BuildCounter, families_->counters, families_->mutex, *registry_, name, help).Add(labels).Increment(by);
}

void Metrics::set(const std::string& name, const std::string& help, double value, const Labels& labels)
{
    family(prometheus::BuildGauge, families_->gauges, families_->mutex, *registry_, name, help).Add(labels).Set(value);
}

void Metrics::observe(const std::string& name, const std::string& help, double value, const std::vector<double>& bounds,
                      const Labels& labels)
{
    family(prometheus::BuildHistogram, families_->histograms, families_->mutex, *registry_, name, help)
        .Add(labels, bounds)
        .Observe(value);
}

std::string Metrics::text() const
{
    return prometheus::TextSerializer().Serialize(registry_->Collect());
}

}  // namespace daemons
