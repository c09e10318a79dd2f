#pragma once

#include "collector/ports/store.hpp"

namespace collector::serve {

class Broadcaster;

/// Tells the readers of /api/v1/events what just happened; called on the broadcaster's thread.
void publish_result(Broadcaster& events, const JudgedResult& result);
void publish_score(Broadcaster& events, const ScoreRow& score);
void publish_vantage(Broadcaster& events, const VantageRow& vantage);

}  // namespace collector::serve
