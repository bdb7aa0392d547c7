#pragma once

#include "models/profiledesk.h"

#include <QWidget>

class QGridLayout;
class QPlainTextEdit;
class QPushButton;

namespace agent0 {

class Label;
class SecretField;
class SettingField;

/// What one profile says beside its connections: identity provider, network, agent. Everything is checked while it is typed, by the
/// rules of the configuration; what the organisation has fixed is locked and says so.
class ProfileForm final : public QWidget {
    Q_OBJECT

public:
    /// desk outlives it.
    explicit ProfileForm(ProfileDesk &desk, QWidget *parent = nullptr);

    /// The way to keep or drop what was changed; to be shown below, wherever the form is scrolled to.
    QWidget *bar() const { return m_bar; }

private:
    QWidget *makeGeneral();
    QWidget *makeProvider();
    QWidget *makeNetwork();
    QWidget *makeAgent();
    QWidget *makeBar();
    QWidget *makeKey();
    QWidget *makeProviderCheck();
    void addField(QGridLayout *grid, int place, const QString &name, const QString &placeholder, const QString &path);
    SettingField *field(const QString &path) const;
    void fill();
    QList<ValueChange> changes() const;
    void check();
    void checkSecret();
    void checkProxyPassword();
    bool proxyAsksWhoWeAre() const;
    void askProvider();
    void showAnswer(const ProviderAnswer &answer);
    void showFailure(Label *where, const Error &error);
    void showKey(const QString &jwk, const QString &thumbprint);
    void save();

    ProfileDesk &m_desk;
    QList<SettingField *> m_fields;
    QHash<QString, QString> m_before; ///< what each field held
    SecretField *m_secret;
    SecretField *m_proxyPassword;
    std::optional<bool> m_proxyPasswordKept; ///< nothing: not looked for
    QPushButton *m_showKey;
    QPlainTextEdit *m_key;
    QPushButton *m_ask;
    Label *m_answer;
    Label *m_failure;
    QPushButton *m_drop;
    QPushButton *m_save;
    QWidget *m_bar;
};

} // namespace agent0
