#include "base/displaytext.h"
#include "config/profilejson.h"
#include "config/profileshape.h"
#include "text/errortext.h"
#include "text/spoken.h"
#include "views/connectionform.h"
#include "views/label.h"
#include "views/secretfield.h"
#include "views/settingfield.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>

namespace agent0 {

void ConnectionForm::fillFromAddress(const QString &address)
{
    m_address->setText(address);
    discover();
}

void ConnectionForm::discover()
{
    const QString address = m_address->text().trimmed();
    if (address.isEmpty())
        return;
    m_discover->setEnabled(false);
    m_discovery->setTone(Label::Tone::Muted);
    m_discovery->setText(tr("Asking %1…").arg(displayText(address, 120)));
    m_discovery->show();
    m_desk.propose(address);
}

void ConnectionForm::fillIn(const ConnectionProposal &proposal)
{
    m_discover->setEnabled(true);
    const auto fill = [this](const QString &path, const QString &text, bool keepTyped) {
        SettingField *one = field(path);
        if (one->editor()->isEnabled() && !text.isEmpty() && !(keepTyped && !one->text().isEmpty()))
            one->setText(text);
    };
    fill(u"resource"_s, proposal.resource, false);
    fill(u"authorizationServer"_s, proposal.authorizationServer, false);
    fill(u"scopes"_s, proposal.scopes.join(u' '), false);
    fill(u"clientAuthentication.method"_s, QString(clientAuthenticationNames()[size_t(proposal.method)]), true);
    fill(u"api.type"_s, QString(apiTypeNames()[size_t(proposal.apiType)]), true);
    fill(u"displayName"_s, proposal.displayName, true);
    fill(u"id"_s, proposal.id, true);
    QStringList lines{tr("Filled in from what the servers publish. What only you can know: the client ID that the "
                         "authorization server gave for Agent0.")};
    for (const Finding &doubt : proposal.doubts)
        lines << displayText(doubt.path + u' ' + spoken(doubt.message) + u". "_s + spoken(doubt.hint));
    if (!proposal.otherServers.isEmpty())
        lines << tr("The resource also names: %1").arg(displayText(proposal.otherServers.join(u", ")));
    m_discovery->setTone(proposal.doubts.isEmpty() ? Label::Tone::Success : Label::Tone::Warning);
    m_discovery->setText(lines.join(u'\n'));
    field(u"clientId"_s)->setFocus();
    check();
}

void ConnectionForm::discoveryFailed(const Error &error)
{
    m_discover->setEnabled(true);
    const ErrorText text = errorText(error);
    m_discovery->setTone(Label::Tone::Danger);
    m_discovery->setText(text.next.isEmpty() ? text.what : text.what + u'\n' + text.next);
    m_discovery->show();
}

QJsonObject ConnectionForm::connection() const
{
    QJsonObject json;
    for (const SettingField *one : m_fields) {
        if (one->text().isEmpty())
            continue;
        const auto value = valueFromText(*fieldAt(one->path(), connectionShape()), one->text());
        json = withValueAt(json, one->path(), value ? *value : QJsonValue(one->text()));
    }
    return json;
}

/// The rules of the configuration itself, on a profile with this connection alone.
void ConnectionForm::check()
{
    Profile alone = m_desk.profile();
    alone.connections.clear();
    QJsonObject profile = profileToJson(alone);
    profile["connections"_L1] = QJsonArray{connection()};
    const Validation validation = readProfile(profile, alone.name);
    bool good = true;
    for (SettingField *one : std::as_const(m_fields)) {
        const QString member = u"connections[0]."_s + one->path().join(u'.');
        const auto problem = findingAbout(validation.problems, member);
        one->setFinding(problem ? problem : findingAbout(validation.warnings, member), problem.has_value());
        good = good && !problem;
    }
    const QString id = field(u"id"_s)->text();
    if (m_id.isEmpty() && m_desk.profile().connection(id)) {
        good = false;
        field(u"id"_s)->setFinding(
            Finding{{}, u"connection_exists"_s, tr("is taken already"), tr("Choose another one.")}, true);
    }
    const QString client = field(u"clientId"_s)->text();
    m_prediction->setTone(Label::Tone::Muted);
    m_prediction->setText(client.isEmpty()
            ? QString()
            : tr("The ID-JAG must carry client_id \"%1\". The administrator of the identity provider enters "
                 "it as the agent's client ID registered in this app.")
                  .arg(displayText(client, 120)));
    checkSecret();
    m_failure->clear();
    m_save->setEnabled(good && !m_desk.policy().manages(m_id));
}

void ConnectionForm::checkSecret()
{
    const QString method = field(u"clientAuthentication.method"_s)->text();
    const bool wanted = method.startsWith("client_secret"_L1);
    const bool signs = method == "private_key_jwt"_L1;
    field(u"clientAuthentication.keyId"_s)->setVisible(signs);
    field(u"clientAuthentication.algorithm"_s)->setVisible(signs);
    m_secret->setWanted(wanted && !m_desk.policy().manages(m_id));
    m_secret->setNote(wanted ? tr("From the client registration at the resource's authorization server.")
            : method == "private_key_jwt"_L1
            ? tr("This installation's key is used: agent0ctl key show gives its public half.")
            : tr("A public client has none."));
}

void ConnectionForm::save()
{
    const QString id = m_id.isEmpty() ? field(u"id"_s)->text() : m_id;
    Result<> done;
    if (m_id.isEmpty()) {
        done = m_desk.add(connection());
    } else {
        QList<std::pair<JsonPath, QJsonValue>> changes;
        const QJsonObject now = connection();
        for (const SettingField *one : std::as_const(m_fields)) {
            if (one->text() != m_before.value(one->path().join(u'.')))
                changes.append({one->path(), valueAt(now, one->path())});
        }
        if (!changes.isEmpty())
            done = m_desk.edit(m_id, changes);
    }
    if (!done) {
        const ErrorText text = errorText(done.error());
        m_failure->setText(text.next.isEmpty() ? text.what : text.what + u' ' + text.next);
        return;
    }
    if (m_secret->isTyped())
        m_desk.keepSecret(id, m_secret->typed());
    m_secret->clear();
    emit saved(id);
    accept();
}

} // namespace agent0
