#pragma once

#include "collector/ports/views.hpp"

namespace collector::serve {

class Broadcaster;

/// Tells the readers of /api/v1/events what just happened; called on the broadcaster's thread.
/// Beside what a probe found stands what the public sees of the target, so that a reader can tell news from repetition;
/// it is looked up only while somebody listens.
void publish_result(Broadcaster& events, const JudgedResult& result, const Views& views);
void publish_score(Broadcaster& events, const ScoreRow& score);
void publish_vantage(Broadcaster& events, const VantageRow& vantage);

}  // namespace collector::serve
