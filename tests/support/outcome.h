#pragma once

#include "base/result.h"

namespace agent0::test {

/// How it ended: "good", or the code of the error.
template<typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("good") : result.error().code;
}

} // namespace agent0::test
