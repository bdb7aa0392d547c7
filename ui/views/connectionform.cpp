#include "views/connectionform.h"

#include "base/displaytext.h"
#include "config/profilejson.h"
#include "config/profileshape.h"
#include "text/errortext.h"
#include "views/card.h"
#include "views/icons.h"
#include "views/label.h"
#include "views/secretfield.h"
#include "views/settingfield.h"
#include "views/style.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace agent0 {

ConnectionForm::ConnectionForm(ConnectionsDesk &desk, const QString &id, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_id(id),
      m_address(new QLineEdit),
      m_discover(new QPushButton(symbolIcon(u"search"_s), tr("Fill in"))),
      m_discovery(new Label),
      m_secret(new SecretField(tr("Client secret, kept in the keychain"), u"secret"_s)),
      m_prediction(new Label),
      m_failure(new Label),
      m_save(new QPushButton(id.isEmpty() ? tr("Add") : tr("Save")))
{
    setWindowTitle(id.isEmpty() ? tr("Add a connection") : tr("Edit %1").arg(id));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(makeDiscovery());
    auto *scroll = new QScrollArea;
    scroll->setWidget(makeFields());
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(scroll, 1);
    column->addWidget(makeButtons());
    resize(720, 720);
    connect(&desk, &ConnectionsDesk::proposed, this, &ConnectionForm::fillIn);
    connect(&desk, &ConnectionsDesk::notProposed, this, &ConnectionForm::discoveryFailed);
    if (const Connection *known = desk.profile().connection(id)) {
        Profile alone = desk.profile();
        alone.connections = {*known};
        fillFrom(profileToJson(alone)["connections"_L1][0].toObject());
    }
    for (const SettingField *one : std::as_const(m_fields))
        m_before.insert(one->path().join(u'.'), one->text());
    lockManaged();
    check();
}

QWidget *ConnectionForm::makeDiscovery()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(14, 12, 14, 12);
    auto *words =
        (new Label(
             tr("Paste the address of the app's API or MCP server. Agent0 asks it, and its authorization server, for "
                "the rest.")))
            ->wrapped();
    words->setTone(Label::Tone::Muted);
    m_address->setPlaceholderText(u"https://api.example.com/"_s);
    m_address->setAccessibleName(tr("Address of the resource"));
    m_address->setObjectName(u"address"_s);
    m_discover->setObjectName(u"discover"_s);
    m_discover->setAutoDefault(false);
    m_discover->setEnabled(false);
    m_discovery->wrapped()->hide();
    auto *row = new QHBoxLayout;
    row->addWidget(m_address, 1);
    row->addWidget(m_discover);
    column->addWidget(words);
    column->addLayout(row);
    column->addWidget(m_discovery);
    connect(m_address, &QLineEdit::textChanged, this,
        [this] { m_discover->setEnabled(!m_address->text().trimmed().isEmpty()); });
    connect(m_address, &QLineEdit::returnPressed, this, &ConnectionForm::discover);
    connect(m_discover, &QPushButton::clicked, this, &ConnectionForm::discover);
    return card;
}

SettingField *ConnectionForm::addField(
    QGridLayout *grid, int row, int column, const QString &name, const QString &placeholder, const QString &path)
{
    const JsonPath place = path.split(u'.');
    auto *one = new SettingField(name, placeholder, place, *fieldAt(place, connectionShape()));
    grid->addWidget(one, row, column, Qt::AlignTop);
    m_fields << one;
    connect(one, &SettingField::edited, this, &ConnectionForm::check);
    return one;
}

QWidget *ConnectionForm::makeFields()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 6, 0);
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    addField(grid, 0, 0, tr("Name"), tr("as people call it"), u"displayName"_s);
    addField(grid, 0, 1, tr("Id"), tr("a-z, 0-9, '.', '_', '-'"), u"id"_s);
    addField(grid, 1, 0, tr("Resource"), tr("its identifier, byte for byte"), u"resource"_s);
    addField(grid, 1, 1, tr("API address"), tr("the same as the resource"), u"api.baseUrl"_s);
    addField(grid, 2, 0, tr("Authorization server"), tr("its issuer, byte for byte"), u"authorizationServer"_s);
    addField(grid, 2, 1, tr("Audience of the ID-JAG"), tr("the same as the authorization server"), u"audience"_s);
    addField(grid, 3, 0, tr("Client ID at that server"), tr("not the one at the identity provider"), u"clientId"_s);
    addField(
        grid, 3, 1, tr("How Agent0 proves itself there"), tr("none (the default)"), u"clientAuthentication.method"_s);
    addField(grid, 4, 0, tr("Scopes"), tr("what to ask for, separated by blanks"), u"scopes"_s);
    addField(grid, 4, 1, tr("Kind of API"), tr("rest (the default)"), u"api.type"_s);
    addField(grid, 5, 0, tr("Access"), tr("xaa (the default)"), u"access"_s);
    addField(grid, 5, 1, tr("Kind of authorization server"), tr("auto (the default)"), u"serverProfile"_s);
    addField(grid, 6, 0, tr("Tokens bound to a key (DPoP)"), tr("auto (the default)"), u"dpop"_s);
    addField(grid, 7, 0, tr("Key"), tr("this installation's own (the default)"), u"clientAuthentication.keyId"_s);
    addField(grid, 7, 1, tr("Signs with"), tr("RS256 (the default)"), u"clientAuthentication.algorithm"_s);
    if (m_id.isEmpty())
        m_secret->setNothingKept();
    grid->addWidget(m_secret, 6, 1, Qt::AlignTop);
    grid->addWidget(m_prediction->wrapped(), 8, 0, 1, 2, Qt::AlignTop);
    grid->setRowStretch(9, 1);
    return box;
}

QWidget *ConnectionForm::makeButtons()
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_failure->wrapped()->setTone(Label::Tone::Danger);
    m_failure->setObjectName(u"failure"_s);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    setKind(m_save, ButtonKind::Primary);
    m_save->setObjectName(u"save"_s);
    m_save->setAutoDefault(false);
    row->addWidget(m_failure, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ConnectionForm::save);
    return line;
}

SettingField *ConnectionForm::field(const QString &path) const
{
    for (SettingField *one : m_fields) {
        if (one->path().join(u'.') == path)
            return one;
    }
    Q_UNREACHABLE();
}

void ConnectionForm::fillFrom(const QJsonObject &connection)
{
    for (SettingField *one : std::as_const(m_fields)) {
        const QJsonValue value = valueAt(connection, one->path());
        QStringList texts;
        for (const QJsonValue entry : value.isArray() ? value.toArray() : QJsonArray{value})
            texts << entry.toString();
        one->setText(texts.join(u' '));
    }
}

void ConnectionForm::lockManaged()
{
    if (m_id.isEmpty())
        return;
    for (SettingField *one : std::as_const(m_fields))
        one->lock(lockReason(m_desk.policy(), m_id, one->path()));
    field(u"id"_s)->lock(tr("An id is for ever: logs and secrets are filed under it."));
    const bool managed = m_desk.policy().manages(m_id);
    m_address->setEnabled(!managed);
}

} // namespace agent0
