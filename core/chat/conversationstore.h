#pragma once

#include "broker/ports.h"
#include "chat/conversation.h"

#include <QSet>

namespace agent0 {

/// The conversations of one profile, each in a file of its own in FOLDER/chats, sealed with the vault's key (AES-256-GCM). What
/// was always allowed lies there too, sealed as well: nobody else can allow anything.
///
/// Fails as the keychain does, with "write_failed", "conversation_unknown" (Fault::Usage), or "conversation_unreadable" where a file was
/// changed or sealed with another key.
class ConversationStore {
public:
    struct Summary {
        QString id;
        QString title; ///< harmless to show on one line
        Instant begun;
        Instant changed;
        qsizetype turns = 0;
    };

    /// What ports hold must outlive it.
    ConversationStore(Ports ports, QString profile, QString folder);

    Task<Result<>> save(Conversation conversation);
    Task<Result<Conversation>> load(QString id);
    /// Newest first; those that hold all words of search somewhere. One that cannot be read is left out.
    Task<Result<QList<Summary>>> list(QString search = {});
    Task<Result<>> rename(QString id, QString title);
    Task<Result<>> remove(QString id);

    Task<Result<QSet<QByteArray>>> alwaysAllowed();
    Task<Result<>> allowAlways(QByteArray permission);
    Task<Result<>> forgetAllowed();

private:
    Task<Result<>> needKey();
    Result<QString> pathOf(const QString &id) const;
    QString allowedPath() const;
    Task<Result<>> writeSealed(QString path, QJsonObject content);
    Task<Result<std::optional<QJsonObject>>> readSealed(QString path);

    Ports m_ports;
    QString m_profile;
    QString m_dataFolder;
    QString m_folder;
    Secret m_key;
};

} // namespace agent0
