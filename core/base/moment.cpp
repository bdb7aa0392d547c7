#include "base/moment.h"

namespace agent0 {

namespace {

thread_local quint64 moment = 1;

} // namespace

quint64 thisMoment() { return moment; }
void beginMoment() { ++moment; }

} // namespace agent0
