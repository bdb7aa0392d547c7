#include "agentjson.h"
#include "commands.h"
#include "composition/browser.h"
#include "context.h"

namespace agent0::ctl {

namespace {

QString outcomeText(const RevokedToken &token, Instant now)
{
    QString line = token.outcome == "revoked"_L1           ? u"revoked"_s
        : token.outcome == "no_revocation_endpoint"_L1     ? u"forgotten; its server cannot revoke"_s
        : token.outcome == "failed"_L1                     ? u"forgotten; it could not be revoked"_s
                                                           : shown(token.outcome);
    if (token.failure)
        line += u" ("_s + shown(token.failure->message) + u')';
    if (token.proof == "dead"_L1)
        line += u": tried, and it is dead"_s;
    else if (token.proof == "alive"_L1)
        line += u": tried, and it is still alive"_s;
    else if (token.proof == "unknown"_L1)
        line += u": tried, but nobody answered"_s;
    if (token.livesUntil)
        line += u", dead "_s + relativeTime(*token.livesUntil, now);
    return line;
}

void showEndSession(Context &context, const QByteArray &url)
{
    if (url.isEmpty())
        return;
    const bool opened = !context.line.has("no-browser"_L1) && openInBrowser(url);
    if (opened)
        context.out.remark(u"The browser ends the session at the identity provider."_s);
    else
        context.out.line(u"Open this address to end the session at the identity provider:\n\n    %1\n"_s.arg(
            QString::fromUtf8(url)));
}

Task<Result<>> runLogout(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto report = co_await (*agent)->signOut(context.line.has("everywhere"_L1), context.line.has("prove"_L1));
    if (!report)
        co_return failed(report);
    context.out.document({{"wasSignedIn"_L1, report->wasSignedIn}, {"tokens"_L1, toJson(report->tokens)},
        {"endSessionUrl"_L1, QString::fromUtf8(report->endSessionUrl)}});
    QList<QStringList> rows;
    for (const RevokedToken &one : report->tokens)
        rows << QStringList{shown(one.what), outcomeText(one, context.composition.clock().now())};
    context.out.remark(report->wasSignedIn ? u"Signed out."_s : u"Nobody was signed in."_s);
    for (const QString &line : columns(rows, u"  "_s))
        context.out.remark(line);
    showEndSession(context, report->endSessionUrl);
    co_return Result<>();
}

} // namespace

const Command logoutCommand{
    .name = "logout",
    .synopsis = "logout [--everywhere] [--prove] [--no-browser]",
    .summary = "revoke the session's tokens, then forget them",
    .description =
        "Revokes the refresh token and every access token where their servers can do that, and forgets all of them whatever "
        "the servers say. What could not be revoked is named, with the time until which it lives.",
    .options = {{"everywhere", "", "also end the session at the identity provider, in the browser"},
        {"prove", "", "present each token once more, and say whether it is dead or until when it lives"},
        {"no-browser", "", "with --everywhere: print the address instead of opening it"}},
    .arguments = {},
    .examples = {{"logout", "sign out here"}, {"logout --everywhere --prove", "sign out here and at the identity provider, with proof"}},
    .exits = {1, 7, 8},
    .starts = Starts::Browser,
    .run = runLogout,
};

} // namespace agent0::ctl
