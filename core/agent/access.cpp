#include "agent/access.h"

#include "agent/signinflow.h"

namespace agent0 {

bool SteppedUpAccess::isDemanded(const Error &error)
{
    return error.fault == Fault::SignInNeeded && error.oauth
        && error.oauth->code == "insufficient_user_authentication"_L1;
}

Task<Result<LiveToken>> SteppedUpAccess::access(Connection connection, QByteArray refused, QStringList scopes)
{
    auto token = co_await m_parts.broker.access(connection, refused, scopes);
    if (token || !isDemanded(token.error()))
        co_return token;
    const auto signedIn = co_await stepUp(token.error());
    if (!signedIn)
        co_return fail(signedIn.error());
    co_return co_await m_parts.broker.access(connection, refused, scopes);
}

Task<Result<>> SteppedUpAccess::stepUp(Error demand)
{
    if (!m_parts.stepUp)
        co_return fail(demand);
    SignInOptions options;
    options.force = true;
    options.acrValues = demand.oauth->acrValues.split(u' ', Qt::SkipEmptyParts);
    options.maxAge = demand.oauth->maxAge;
    SignInFlow flow(m_parts);
    const auto person = co_await flow.run(options, m_parts.stepUp);
    if (!person)
        co_return fail(person.error());
    co_return Result<>();
}

} // namespace agent0
