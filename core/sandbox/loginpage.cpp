#include "sandbox/loginpage.h"

#include "sandbox/people.h"

namespace agent0::sandbox {

namespace {

const QString Frame = QStringLiteral(R"(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>%1</title><style>
body { font: 16px/1.5 system-ui, sans-serif; background: #f3f4f6; color: #1f2937; margin: 0 }
main { max-width: 24rem; margin: 8vh auto; background: #fff; border: 1px solid #d1d5db; border-radius: 12px; padding: 2rem }
h1 { font-size: 1.25rem; margin: 0 0 .25rem } p { margin: .25rem 0 1rem; color: #4b5563 }
label { display: block; margin: .75rem 0 .25rem } input { font: inherit; width: 100%; box-sizing: border-box; padding: .5rem }
button { font: inherit; width: 100%; margin-top: .75rem; padding: .5rem; border-radius: 8px; border: 1px solid #1d4ed8;
 background: #1d4ed8; color: #fff } .person { background: #fff; color: #1f2937; border-color: #9ca3af; text-align: left }
.problem { color: #b91c1c } code { background: #f3f4f6 }
</style></head><body><main><h1>%1</h1>%2</main></body></html>
)");

const QString PasswordForm = QStringLiteral(R"(<p>to go on to %1</p>%2
<form method="post" action="/login"><input type="hidden" name="transaction" value="%3">
<label for="username">Name</label><input id="username" name="username" type="text" value="%4" autocomplete="username">
<label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password">
<button type="submit">Sign in</button></form>
<p>This is a sandbox: nobody here is real. One click signs in as</p>)");

const QString PersonForm = QStringLiteral(R"(<form method="post" action="/login">
<input type="hidden" name="transaction" value="%1"><input type="hidden" name="username" value="%2">
<input type="hidden" name="password" value="%3">
<button class="person" type="submit">%4 (<code>%2</code>, password <code>%3</code>)</button></form>)");

} // namespace

QByteArray loginPage(
    const QString &client, const QByteArray &transaction, const QByteArray &hint, const QString &problem)
{
    const QString ticket = QString::fromUtf8(transaction).toHtmlEscaped();
    const QString trouble =
        problem.isEmpty() ? QString() : QStringLiteral("<p class=\"problem\">%1</p>").arg(problem.toHtmlEscaped());
    QString body = PasswordForm.arg(client.toHtmlEscaped(), trouble, ticket, QString::fromUtf8(hint).toHtmlEscaped());
    for (const Person &person : people())
        body +=
            PersonForm.arg(ticket, QString::fromUtf8(person.username), QString::fromUtf8(person.password), person.name);
    return Frame.arg(QStringLiteral("Sign in to the sandbox"), body).toUtf8();
}

QByteArray pageOf(const QString &title, const QString &body) { return Frame.arg(title.toHtmlEscaped(), body).toUtf8(); }

QByteArray messagePage(const QString &title, const QString &message)
{
    return pageOf(title, QStringLiteral("<p>%1</p>").arg(message.toHtmlEscaped()));
}

} // namespace agent0::sandbox
