#pragma once

#include "broker/ports.h"
#include "chat/conversation.h"

#include <QSet>

#include <functional>

namespace agent0 {

/// The conversations of one person in one profile, each in a file of its own in FOLDER/chats/PERSON, sealed with the vault's key
/// (AES-256-GCM). What that person has always allowed lies there too, sealed as well: nobody else can allow anything, and nobody sees, or acts
/// by, what was another's. While nobody is signed in there are none, and none is kept; who signs in again finds their own.
///
/// Bound to the first person it finds there. Whoever signs in afterwards is not given what that one has begun: to it the store is then as
/// if nobody were signed in.
///
/// What an older version left in FOLDER/chats itself belongs to nobody in particular: whoever had signed in there by then may have written
/// it. It is shown to nobody and removed at the first use.
///
/// Fails as the keychain does, with "write_failed", "conversation_unknown" (Fault::Usage), "conversation_unreadable" where a file was
/// changed or sealed with another key, or "signed_out" (Fault::SignInNeeded) where something cannot be kept for nobody.
class ConversationStore {
public:
    struct Summary {
        QString id;
        QString title; ///< harmless to show on one line
        Instant begun;
        Instant changed;
        qsizetype turns = 0;
    };

    /// Who is signed in now, as a name for a folder; "" for nobody.
    using Whose = std::function<Task<Result<QString>>()>;

    /// What ports and whose hold must outlive it.
    ConversationStore(Ports ports, QString profile, QString folder, Whose whose);

    Task<Result<>> save(Conversation conversation);
    Task<Result<Conversation>> load(QString id);
    /// Newest first; those that hold all words of search somewhere. One that cannot be read is left out.
    Task<Result<QList<Summary>>> list(QString search = {});
    Task<Result<>> rename(QString id, QString title);
    Task<Result<>> remove(QString id);

    Task<Result<QSet<QByteArray>>> alwaysAllowed(); ///< none where nobody is signed in
    Task<Result<>> allowAlways(QByteArray permission);
    Task<Result<>> forgetAllowed();

private:
    using Folder = std::optional<QString>; ///< nothing: there is nobody
    Task<Result<QString>> findPerson();
    Task<Result<Folder>> findFolder();
    Task<Result<QString>> needFolder();
    Task<Result<QString>> pathOf(QString id);
    Task<Result<std::optional<Conversation>>> loadFrom(QString path);
    Task<Result<>> needKey();
    Task<Result<>> writeSealed(QString path, QJsonObject content);
    Task<Result<std::optional<QJsonObject>>> readSealed(QString path);
    void removeOlder();

    Ports m_ports;
    QString m_profile;
    QString m_dataFolder;
    QString m_folder; ///< of all persons
    Whose m_whose;
    QString m_person; ///< "" until somebody was there
    Secret m_key;
};

} // namespace agent0
