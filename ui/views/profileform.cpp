#include "views/profileform.h"

#include "config/profileshape.h"
#include "views/card.h"
#include "views/label.h"
#include "views/secretfield.h"
#include "views/settingfield.h"
#include "views/style.h"

#include <QGridLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace agent0 {

namespace {

constexpr int Columns = 2;

QGridLayout *gridOn(QWidget *card, const QString &title)
{
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    auto *heading = new Label(title);
    heading->setSize(2, Weight::Strong);
    column->addWidget(heading);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(12);
    for (int i = 0; i < Columns; ++i)
        grid->setColumnStretch(i, 1);
    column->addLayout(grid);
    return grid;
}

} // namespace

ProfileForm::ProfileForm(ProfileDesk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_secret(new SecretField(tr("Client secret, kept in the keychain"), u"secret"_s)),
      m_proxyPassword(new SecretField(tr("Password at the proxy, kept in the keychain"), u"proxyPassword"_s)),
      m_showKey(new QPushButton(tr("Show the public key"))),
      m_key(new QPlainTextEdit),
      m_ask(new QPushButton(tr("Check"))),
      m_answer(new Label),
      m_failure(new Label),
      m_drop(new QPushButton(tr("Discard"))),
      m_save(new QPushButton(tr("Save"))),
      m_bar(makeBar())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(makeGeneral());
    column->addWidget(makeProvider());
    column->addWidget(makeNetwork());
    column->addWidget(makeAgent());
    connect(&desk, &ProfileDesk::providerAnswered, this, &ProfileForm::showAnswer);
    connect(&desk, &ProfileDesk::providerFailed, this, [this](const Error &error) {
        m_ask->setEnabled(true);
        showFailure(m_answer, error);
    });
    connect(&desk, &ProfileDesk::failed, this, [this](const Error &error) {
        m_bar->show();
        showFailure(m_failure, error);
    });
    connect(&desk, &ProfileDesk::saved, this, &ProfileForm::fill);
    connect(&desk, &ProfileDesk::keyRead, this, &ProfileForm::showKey);
    connect(&desk, &ProfileDesk::proxyPasswordFound, this, [this](bool kept) {
        m_proxyPasswordKept = kept;
        checkProxyPassword();
    });
    for (const SecretField *one : {m_secret, m_proxyPassword})
        connect(one, &SecretField::edited, this, &ProfileForm::check);
    fill();
}

void ProfileForm::addField(
    QGridLayout *grid, int place, const QString &name, const QString &placeholder, const QString &path)
{
    const JsonPath where = path.split(u'.');
    auto *one = new SettingField(name, placeholder, where, *fieldAt(where, profileShape()));
    grid->addWidget(one, place / Columns, place % Columns, Qt::AlignTop);
    m_fields << one;
    one->lock(m_desk.lockReason(where));
    connect(one, &SettingField::edited, this, &ProfileForm::check);
}

QWidget *ProfileForm::makeGeneral()
{
    auto *card = new Card;
    addField(gridOn(card, tr("Name of this profile")), 0, tr("Name"), m_desk.place().name, u"displayName"_s);
    return card;
}

QWidget *ProfileForm::makeProvider()
{
    auto *card = new Card;
    QGridLayout *grid = gridOn(card, tr("Identity provider"));
    addField(grid, 0, tr("Issuer"), tr("its address, byte for byte"), u"identityProvider.issuer"_s);
    addField(grid, 1, tr("Client ID"), tr("as it is registered there"), u"identityProvider.clientId"_s);
    addField(grid, 2, tr("How Agent0 proves itself there"), tr("none (the default)"),
        u"identityProvider.clientAuthentication.method"_s);
    grid->addWidget(m_secret, 1, 1, Qt::AlignTop);
    addField(grid, 4, tr("Key"), tr("this installation's own (the default)"),
        u"identityProvider.clientAuthentication.keyId"_s);
    addField(
        grid, 5, tr("Signs with"), tr("RS256 (the default)"), u"identityProvider.clientAuthentication.algorithm"_s);
    addField(
        grid, 6, tr("Scopes"), tr("openid profile email offline_access (the default)"), u"identityProvider.scopes"_s);
    addField(grid, 7, tr("Token that stands for you"), tr("auto (the default)"), u"identityProvider.subjectToken"_s);
    addField(grid, 8, tr("Redirect port"), tr("any free one (the default)"), u"identityProvider.redirect.port"_s);
    addField(grid, 9, tr("Redirect path"), tr("/callback (the default)"), u"identityProvider.redirect.path"_s);
    addField(
        grid, 10, tr("ID-JAGs a month"), tr("no budget (the default)"), u"identityProvider.idJagBudget.perMonth"_s);
    addField(grid, 11, tr("Where to go after signing out"), tr("nowhere (the default)"),
        u"identityProvider.postLogoutRedirect"_s);
    addField(grid, 12, tr("Sign-in bound to a key (DPoP)"), tr("auto (the default)"), u"identityProvider.dpop"_s);
    grid->addWidget(makeKey(), 7, 0, 1, Columns);
    grid->addWidget(makeProviderCheck(), 8, 0, 1, Columns);
    return card;
}

QWidget *ProfileForm::makeKey()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    m_showKey->setObjectName(u"showKey"_s);
    m_key->setReadOnly(true);
    m_key->setAccessibleName(tr("Public key, to register at the provider"));
    m_key->setTabChangesFocus(true);
    m_key->setFixedHeight(m_key->fontMetrics().lineSpacing() * 11);
    m_key->hide();
    column->addWidget(m_showKey, 0, Qt::AlignLeading);
    column->addWidget(m_key);
    connect(m_showKey, &QPushButton::clicked, &m_desk, &ProfileDesk::readKey);
    return box;
}

QWidget *ProfileForm::makeProviderCheck()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_ask->setObjectName(u"ask"_s);
    m_ask->setAccessibleDescription(tr("Asks the provider what it publishes of itself"));
    m_answer->wrapped()->setObjectName(u"answer"_s);
    row->addWidget(m_ask, 0, Qt::AlignTop);
    row->addWidget(m_answer, 1);
    connect(m_ask, &QPushButton::clicked, this, &ProfileForm::askProvider);
    return box;
}

QWidget *ProfileForm::makeNetwork()
{
    auto *card = new Card;
    QGridLayout *grid = gridOn(card, tr("Network"));
    addField(grid, 0, tr("Proxy"), tr("the system's (the default)"), u"network.proxy"_s);
    grid->addWidget(m_proxyPassword, 0, 1, Qt::AlignTop);
    addField(grid, 2, tr("File of further certificate authorities (PEM)"), tr("none (the default)"),
        u"network.extraCaFile"_s);
    return card;
}

QWidget *ProfileForm::makeAgent()
{
    auto *card = new Card;
    QGridLayout *grid = gridOn(card, tr("Agent"));
    addField(grid, 0, tr("Provider of the model"), tr("builtin (the default)"), u"agent.provider"_s);
    addField(grid, 1, tr("Model"), tr("builtin (the default)"), u"agent.model"_s);
    addField(grid, 2, tr("Address of the provider"), tr("its own (the default)"), u"agent.baseUrl"_s);
    addField(grid, 3, tr("Region of the provider"), tr("none (the default)"), u"agent.region"_s);
    addField(grid, 4, tr("Asks before it uses a tool"), tr("writes (the default)"), u"agent.approval"_s);
    addField(grid, 5, tr("Own consent at a resource"), tr("allowed (the default)"), u"agent.consent"_s);
    return card;
}

QWidget *ProfileForm::makeBar()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_failure->wrapped()->setObjectName(u"failure"_s);
    m_drop->setObjectName(u"drop"_s);
    m_save->setObjectName(u"save"_s);
    setKind(m_save, ButtonKind::Primary);
    row->addWidget(m_failure, 1);
    row->addWidget(m_drop);
    row->addWidget(m_save);
    connect(m_drop, &QPushButton::clicked, this, &ProfileForm::fill);
    connect(m_save, &QPushButton::clicked, this, &ProfileForm::save);
    return bar;
}

} // namespace agent0
