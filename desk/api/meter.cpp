#include "desk/api/meter.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>

namespace qixian::desk {
namespace {

/// Seconds: from what an act takes to what somebody gives up at.
const prometheus::Histogram::BucketBoundaries buckets{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                      0.1,   0.25,   0.5,   1,    2.5,   10};

}  // namespace

struct Meter::Families {
  explicit Families(prometheus::Registry& registry)
      : answers(prometheus::BuildCounter()
                    .Name("qixian_http_answers_total")
                    .Help("answers of the API, by route and status")
                    .Register(registry)),
        seconds(prometheus::BuildHistogram()
                    .Name("qixian_http_answer_seconds")
                    .Help("from the whole request to the answer, by route")
                    .Register(registry)) {}
  prometheus::Family<prometheus::Counter>& answers;
  prometheus::Family<prometheus::Histogram>& seconds;
};

Meter::Meter()
    : m_registry(std::make_shared<prometheus::Registry>()), m_families(std::make_unique<Families>(*m_registry)) {}

Meter::~Meter() = default;

void Meter::answered(std::string_view method, std::string_view route, int status, double seconds) {
  const std::string page(route.empty() ? "none" : route);
  m_families->answers.Add({{"method", std::string(method)}, {"route", page}, {"status", std::to_string(status)}})
      .Increment();
  m_families->seconds.Add({{"route", page}}, buckets).Observe(seconds);
}

void Meter::now(const std::string& name, const std::string& help, const std::string& label, double value) {
  std::map<std::string, std::string> labels;
  if (const auto at = label.find('='); at != label.npos) labels[label.substr(0, at)] = label.substr(at + 1);
  prometheus::BuildGauge().Name(name).Help(help).Register(*m_registry).Add(labels).Set(value);
}

std::string Meter::text() const { return prometheus::TextSerializer().Serialize(m_registry->Collect()); }

}  // namespace qixian::desk
