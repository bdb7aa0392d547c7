#pragma once

#include "models/connectionsdesk.h"

#include <QDialog>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace agent0 {

class SecretField;
class SettingField;
class Label;

/// Adds a connection, or changes one. Everything is checked while it is typed, by the rules of the configuration; the address of
/// a resource fills in what its servers publish. What the organisation has set is locked and says so.
class ConnectionForm final : public QDialog {
    Q_OBJECT

public:
    /// id: "" for a new one.
    ConnectionForm(ConnectionsDesk &desk, const QString &id, QWidget *parent = nullptr);

    /// Asks what is at that address, as if it had been typed.
    void fillFromAddress(const QString &address);

signals:
    void saved(const QString &id);

private:
    QWidget *makeDiscovery();
    QWidget *makeFields();
    QWidget *makeButtons();
    SettingField *addField(
        QGridLayout *grid, int row, int column, const QString &name, const QString &placeholder, const QString &path);
    SettingField *field(const QString &path) const;
    void fillFrom(const QJsonObject &connection);
    void lockManaged();
    void discover();
    void fillIn(const ConnectionProposal &proposal);
    void discoveryFailed(const Error &error);
    QJsonObject connection() const;
    void check();
    void checkSecret();
    void save();

    ConnectionsDesk &m_desk;
    const QString m_id;
    QList<SettingField *> m_fields;
    QHash<QString, QString> m_before; ///< what each field held
    QLineEdit *m_address;
    QPushButton *m_discover;
    Label *m_discovery;
    SecretField *m_secret;
    Label *m_prediction;
    Label *m_failure;
    QPushButton *m_save;
};

} // namespace agent0
