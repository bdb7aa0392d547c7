#include "config/profileshape.h"
#include "text/errortext.h"
#include "views/label.h"
#include "views/profileform.h"
#include "views/secretfield.h"
#include "views/settingfield.h"

#include <QJsonArray>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>

namespace agent0 {

namespace {

QString textOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue one : value.isArray() ? value.toArray() : QJsonArray{value})
        texts << one.toVariant().toString();
    return texts.join(u' ');
}

} // namespace

SettingField *ProfileForm::field(const QString &path) const
{
    for (SettingField *one : m_fields) {
        if (one->path().join(u'.') == path)
            return one;
    }
    Q_UNREACHABLE();
}

void ProfileForm::fill()
{
    const QJsonObject values = m_desk.values();
    for (SettingField *one : std::as_const(m_fields)) {
        const QSignalBlocker quiet(one);
        one->setText(textOf(valueAt(values, one->path())));
        m_before.insert(one->path().join(u'.'), one->text());
    }
    m_secret->clear();
    m_proxyPassword->clear();
    m_proxyPasswordKept.reset();
    if (proxyAsksWhoWeAre()) // else the keychain is left alone
        m_desk.lookForProxyPassword();
    check();
}

QList<ValueChange> ProfileForm::changes() const
{
    QList<ValueChange> changes;
    for (const SettingField *one : m_fields) {
        const QString text = one->text();
        if (text == m_before.value(one->path().join(u'.')))
            continue;
        const auto value = valueFromText(*fieldAt(one->path(), profileShape()), text);
        changes.append({one->path(),
            text.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                : value    ? *value
                           : QJsonValue(text)});
    }
    return changes;
}

void ProfileForm::check()
{
    const auto changed = changes();
    const Validation validation = m_desk.with(changed);
    for (SettingField *one : std::as_const(m_fields)) {
        const QString member = one->path().join(u'.');
        const auto problem = findingAbout(validation.problems, member);
        one->setFinding(problem ? problem : findingAbout(validation.warnings, member), problem.has_value());
    }
    checkSecret();
    checkProxyPassword();
    m_failure->clear();
    const bool dirty = !changed.isEmpty() || m_secret->isTyped() || m_proxyPassword->isTyped();
    m_bar->setVisible(dirty);
    m_save->setEnabled(dirty && validation.good());
}

void ProfileForm::checkSecret()
{
    const QString method = field(u"identityProvider.clientAuthentication.method"_s)->text();
    const bool wanted = method.startsWith("client_secret"_L1);
    const bool signs = method == "private_key_jwt"_L1;
    m_secret->setWanted(wanted);
    m_secret->setNote(wanted ? tr("From the registration at the provider.")
            : signs          ? tr("None: this installation's key is used.")
                             : tr("A public client has none."));
    field(u"identityProvider.clientAuthentication.keyId"_s)->setVisible(signs);
    field(u"identityProvider.clientAuthentication.algorithm"_s)->setVisible(signs);
    m_showKey->setVisible(signs);
    m_key->setVisible(signs && !m_key->toPlainText().isEmpty());
}

bool ProfileForm::proxyAsksWhoWeAre() const { return !QUrl(field(u"network.proxy"_s)->text()).userName().isEmpty(); }

void ProfileForm::checkProxyPassword()
{
    const bool wanted = proxyAsksWhoWeAre();
    m_proxyPassword->setWanted(wanted);
    m_proxyPassword->setNote(!wanted ? tr("For a proxy that wants to know who you are: http://NAME@HOST:PORT")
            : !m_proxyPasswordKept   ? QString()
            : *m_proxyPasswordKept   ? tr("There is one in the keychain.")
                                     : tr("There is none in the keychain yet."));
}

void ProfileForm::askProvider()
{
    const IdentityProvider draft = m_desk.with(changes()).profile.identityProvider;
    m_ask->setEnabled(false);
    m_answer->setTone(Label::Tone::Muted);
    m_answer->setText(tr("Asking…"));
    m_desk.checkProvider(draft);
}

void ProfileForm::showAnswer(const ProviderAnswer &answer)
{
    m_ask->setEnabled(true);
    m_answer->setTone(answer.doubtful ? Label::Tone::Warning : Label::Tone::Success);
    m_answer->setText(answer.lines.join(u'\n'));
}

void ProfileForm::showFailure(Label *where, const Error &error)
{
    const ErrorText text = errorText(error);
    where->setTone(Label::Tone::Danger);
    where->setText(text.next.isEmpty() ? text.what : text.what + u' ' + text.next);
}

void ProfileForm::showKey(const QString &jwk, const QString &thumbprint)
{
    m_key->setPlainText(jwk + u"\n\n"_s + tr("Thumbprint (RFC 7638, SHA-256): %1").arg(thumbprint));
    m_key->show();
}

void ProfileForm::save()
{
    const auto done = m_desk.save(changes(), m_secret->typed(), m_proxyPassword->typed());
    if (!done)
        return showFailure(m_failure, done.error());
    m_secret->clear();
    m_proxyPassword->clear();
    m_save->setEnabled(false);
}

} // namespace agent0
