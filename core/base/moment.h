#pragma once

#include <QtGlobal>

namespace agent0 {

/// Stays the same while coroutines run on without a pause: another one begins when the event loop resumes one, and when a lock of this
/// process has been taken. What was looked at in the same moment need not be looked at again.
quint64 thisMoment();
void beginMoment();

/// Where a thread's moment is counted.
using MomentOfThread = quint64 &(*)();
MomentOfThread moments();
/// A library that has a copy of this code goes by the moments of the program that loaded it.
void shareMoments(MomentOfThread program);

} // namespace agent0
