#include "base/moment.h"

namespace agent0 {

namespace {

quint64 &ownMoment()
{
    thread_local quint64 moment = 1;
    return moment;
}

MomentOfThread momentOfThread = ownMoment;

} // namespace

MomentOfThread moments() { return momentOfThread; }

void shareMoments(MomentOfThread program)
{
    if (momentOfThread != program) // it may be at work already, in another thread
        momentOfThread = program;
}

quint64 thisMoment() { return momentOfThread(); }
void beginMoment() { ++momentOfThread(); }

} // namespace agent0
