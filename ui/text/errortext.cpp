#include "text/errortext.h"

#include "base/displaytext.h"
#include "oauth/advice.h"
#include "text/activitytext.h"
#include "text/spoken.h"

#include <QCoreApplication>

namespace agent0 {

namespace {

struct ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString titleOf(Fault fault)
{
    switch (fault) {
    case Fault::Failed: return ErrorWords::tr("Something did not work");
    case Fault::Usage: return ErrorWords::tr("Not understood");
    case Fault::SignInNeeded: return ErrorWords::tr("Sign-in needed");
    case Fault::Refused: return ErrorWords::tr("Refused");
    case Fault::Network: return ErrorWords::tr("Nobody answered");
    case Fault::Malformed: return ErrorWords::tr("A server broke its protocol");
    case Fault::Untrusted: return ErrorWords::tr("A security check failed");
    case Fault::Keychain: return ErrorWords::tr("The keychain is not available");
    case Fault::Configuration: return ErrorWords::tr("The configuration is wrong");
    case Fault::Interrupted: return ErrorWords::tr("Stopped");
    }
    Q_UNREACHABLE();
}

/// A state of its own: nobody has made a mistake, and only they can change it.
QString titleOf(Blocker blocker)
{
    return blocker == Blocker::ResourceOwner ? ErrorWords::tr("Blocked by the owner of the resource")
                                             : ErrorWords::tr("Blocked by the administrator");
}

QString technicalOf(const Error &error)
{
    QStringList parts{error.code};
    if (error.oauth && error.oauth->httpStatus > 0)
        parts << u"HTTP %1"_s.arg(error.oauth->httpStatus);
    if (error.oauth && !error.oauth->code.isEmpty())
        parts << displayText(error.oauth->code, 80) + u": "_s + displayText(error.oauth->description, 300);
    if (error.oauth && !error.oauth->requestId.isEmpty())
        parts << ErrorWords::tr("request %1").arg(displayText(error.oauth->requestId, 120));
    return parts.join(u" · ");
}

} // namespace

ErrorText errorText(const BlockedAccess &blocked)
{
    return {blocked.by == name(Blocker::ResourceOwner) ? titleOf(Blocker::ResourceOwner)
                                                       : titleOf(Blocker::IdentityAdministrator),
        displayText(blocked.message, 1000), displayText(blocked.hint, 1000), blocked.code};
}

ErrorText errorText(const Error &error)
{
    ErrorText text;
    const QString leg = legText(error.leg);
    const Blocker blocker = blockerOf(error);
    const QString title = blocker == Blocker::Nobody ? titleOf(error.fault) : titleOf(blocker);
    text.title = leg.isEmpty() ? title : ErrorWords::tr("%1 – %2").arg(title, leg);
    text.what = displayText(spokenMessage(error), 1000);
    text.next = displayText(spokenHint(error), 1000);
    text.technical = technicalOf(error);
    return text;
}

std::optional<ErrorText> errorText(const ActivityRecord &record)
{
    if (record.ok())
        return std::nullopt;
    OAuthError refusal;
    refusal.httpStatus = record.status;
    refusal.code = record.granted.value("oauth_error"_L1).toString();
    if (refusal.code.isEmpty())
        refusal.code = record.answerFields.value("error"_L1);
    refusal.description = record.answerFields.value("error_description"_L1);
    refusal.requestId = record.granted.value("request_id"_L1).toString();
    if (record.kind == ActivityKind::Exchange && record.status == 0)
        return errorText(Error{Fault::Network, record.leg, record.result,
            ErrorWords::tr("There was no answer from %1.").arg(displayText(record.host, 200)),
            ErrorWords::tr("Check the network, then try again."), {}, {}});
    QList<FormField> sent;
    for (const TraceField &field : record.requestFields.list())
        sent.append({field.name.toUtf8(), field.value.toUtf8()});
    if (refusal.httpStatus > 0 || !refusal.code.isEmpty())
        return errorText(refusalError(record.leg, refusal, sent));
    const QString claim = refusedClaim(record.result);
    if (record.result.startsWith("id_jag_"_L1) && !claim.isEmpty())
        return errorText(Error{Fault::Untrusted, record.leg, record.result,
            ErrorWords::tr("Agent0 did not accept the ID-JAG (%1), and did not send it on.").arg(claim),
            ErrorWords::tr(
                "Compare the connection's audience, resource and client ID with what the administrator has entered at "
                "the identity provider, byte for byte."),
            {}, {}});
    return errorText(Error{Fault::Failed, record.leg, record.result, resultText(record.result) + u'.', {}, {}, {}});
}

} // namespace agent0
