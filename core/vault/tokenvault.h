#pragma once

#include "base/filelock.h"
#include "base/privatefile.h"
#include "base/random.h"
#include "base/turnstile.h"
#include "keychain/secretstore.h"
#include "vault/changequeue.h"
#include "vault/vaultcontent.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

namespace agent0 {

/// The tokens of one profile, in FOLDER/tokens.vault: sealed with a key from the keychain, shared by all
/// processes of the profile. Losing it costs a round trip, never a sign-in: a vault that cannot be opened is
/// put aside as tokens.vault.broken and an empty one begins.
///
/// Nothing is touched before it is needed: while there is no vault file, reading asks the keychain nothing.
/// Fails as the keychain does, with "lock_timeout", "write_failed", or "vault_full" beyond MaxBytes.
class TokenVault {
public:
    using Change = std::function<void(VaultContent &)>;
    using Content = std::shared_ptr<const VaultContent>;
    static constexpr qint64 MaxBytes = 8 * 1024 * 1024;

    /// What is kept until a noted change has been stored: a lock, for example.
    using Held = std::shared_ptr<const void>;

    /// The vault of that folder: replaced by each change, gone after a sign-out.
    static QString fileIn(const QString &folder);

    /// secrets and clock must outlive it.
    TokenVault(SecretStore &secrets, Clock &clock, RandomBytes random, QString profile, QString folder);
    /// Stores what was only noted.
    ~TokenVault();
    TokenVault(const TokenVault &) = delete;
    TokenVault &operator=(const TokenVault &) = delete;

    /// The content now, whoever wrote it. Costs a few microseconds while the file is the same.
    Task<Result<Content>> read();

    /// The content as it was last read or stored here: for who has just read it, under a lock that keeps others off his part.
    Content last() const { return m_content; }

    /// Applies the change to the newest content, under the lock of all processes, and stores it; nothing is
    /// written where nothing changed. Changes made at the same time are stored together. The change must not
    /// suspend.
    Task<Result<>> update(Change change) { return m_changes.add(std::move(change)); }

    /// As update(), but of many in a short time only the first is stored at once: the others apply to all who read in this
    /// process, and are stored together a fifth of a second later, with the next update(), or at the end. For what
    /// can be had again when the power fails meanwhile. Another process that must not get it for itself is kept waiting by a
    /// lock, which goes into held.
    Task<Result<>> note(Change change, Held held);

    /// Removes the vault, a broken one too. The key stays in the keychain.
    Task<Result<>> remove();

private:
    struct Note {
        Change change;
        Held held;
    };
    Task<Result<Content>> load();
    Result<Content> reload();
    Task<Result<Content>> loadOrBegin();
    Task<Result<>> store(Change change);
    Task<Result<>> write(VaultContent content);
    Result<> writeSealed(VaultContent content, Secret plain);
    Task<bool> noted(Change change, Held held);
    void storeNotes();
    Task<> storeNotesSoon();
    Task<Result<>> needKey(QByteArray header);
    bool isCurrent(); ///< m_content is known to be what the file holds, with the notes
    Result<QByteArray> identity();
    void keep(Content content, QByteArray identity, QByteArray digest);
    void forget();

    SecretStore &m_secrets;
    Clock &m_clock;
    RandomBytes m_random;
    QString m_profile;
    QString m_folder;
    QString m_path;
    QByteArray m_encodedPath; ///< as the system wants it
    Secret m_key;
    Content m_content;
    QByteArray m_identity; ///< of the file that m_content was read from or written to, "" for none
    std::unique_ptr<QFile> m_file; ///< of m_identity, once it has been seen again
    std::optional<FileId> m_fileId; ///< of m_file
    quint64 m_seen = 0; ///< the moment in which m_file was still what lies at m_path
    QByteArray m_digest; ///< of the plain text of m_content
    std::vector<Note> m_notes; ///< in m_content, not in the file
    bool m_swept = false;
    QTimer m_soon;
    QElapsedTimer m_sinceLast; ///< note
    Turnstile m_turnstile;
    ChangeQueue<VaultContent> m_changes;
    TaskScope m_storing;
};

} // namespace agent0
