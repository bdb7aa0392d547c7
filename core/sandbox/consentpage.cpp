#include "sandbox/consentpage.h"

#include "sandbox/loginpage.h"
#include "sandbox/people.h"

namespace agent0::sandbox {

namespace {

const QString AllowForm = QStringLiteral(R"(<p><b>%1</b> asks for: %2</p>%3
<form method="post" action="%4"><input type="hidden" name="transaction" value="%5">
<input type="hidden" name="decision" value="allow">
<label for="username">Name</label><input id="username" name="username" type="text" autocomplete="username">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password">
<button type="submit">Allow</button></form>
<form method="post" action="%4"><input type="hidden" name="transaction" value="%5">
<input type="hidden" name="decision" value="deny"><button class="person" type="submit">Do not allow</button></form>
<p>This is a sandbox: nobody here is real. %6 can sign in.</p>)");

} // namespace

QByteArray consentPage(const ConsentQuestion &question)
{
    const QString trouble = question.problem.isEmpty()
        ? QString()
        : QStringLiteral("<p class=\"problem\">%1</p>").arg(question.problem.toHtmlEscaped());
    QStringList names;
    for (const Person &person : people())
        names << QStringLiteral("<code>%1</code> (password <code>%2</code>)")
                     .arg(QString::fromUtf8(person.username), QString::fromUtf8(person.password));
    const QString scopes = question.scopes.isEmpty() ? QStringLiteral("what it needs") : question.scopes.join(u' ');
    const QString body = AllowForm.arg(question.client.toHtmlEscaped(), scopes.toHtmlEscaped(), trouble,
        QString::fromUtf8(question.action).toHtmlEscaped(), QString::fromUtf8(question.transaction).toHtmlEscaped(),
        names.join(QStringLiteral(", ")));
    return pageOf(QStringLiteral("Allow access to %1?").arg(question.resource), body);
}

} // namespace agent0::sandbox
