#include "vault/tokenvault.h"

#include "base/moment.h"
#include "base/privatefile.h"
#include "vault/sealedfile.h"
#include "vault/vaultkey.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

namespace agent0 {

namespace {

constexpr auto Unreadable = "vault_unreadable"_L1;
constexpr Milliseconds StoreWithin{200};

Secret plainText(const VaultContent &content)
{
    return Secret(QJsonDocument(content.toJson()).toJson(QJsonDocument::Compact));
}

QByteArray digestOf(const Secret &plain)
{
    return QCryptographicHash::hash(plain.reveal(), QCryptographicHash::Blake2b_256);
}

// The nonce in the header differs from write to write: header and length tell one written file from every
// other, which a time stamp does not.
QByteArray identityOf(QByteArrayView header, qint64 length)
{
    return header.first(std::min(header.size(), sealed::HeaderSize)).toByteArray() + QByteArray::number(length);
}

// Authenticated by its seal, so QJsonDocument's leniency lets nothing foreign in.
Result<VaultContent> parse(const Secret &plain)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(plain.reveal(), &problem);
    auto content = document.isObject() ? VaultContent::fromJson(document.object())
                                       : fail(Fault::Malformed, Leg::None, Unreadable, problem.errorString());
    if (!content)
        return fail(Fault::Failed, Leg::None, Unreadable, u"The token vault holds what this version cannot read."_s,
            u"It is put aside and begun again."_s);
    return content;
}

std::unexpected<Error> cannotRemove(const QString &path)
{
    return fail(Fault::Failed, Leg::None, "remove_failed"_L1, u"The file %1 cannot be removed."_s.arg(path),
        u"Remove it yourself: it holds sealed tokens."_s);
}

} // namespace

QString TokenVault::fileIn(const QString &folder) { return folder + u"/tokens.vault"_s; }

TokenVault::TokenVault(SecretStore &secrets, Clock &clock, RandomBytes random, QString profile, QString folder)
    : m_secrets(secrets),
      m_clock(clock),
      m_random(std::move(random)),
      m_profile(std::move(profile)),
      m_folder(std::move(folder)),
      m_path(fileIn(m_folder)),
      m_encodedPath(QFile::encodeName(m_path)),
      m_changes([this](Change change) { return store(std::move(change)); })
{
    forget();
    m_soon.setSingleShot(true);
    QObject::connect(&m_soon, &QTimer::timeout, &m_soon, [this] { m_storing.start(storeNotesSoon()); });
}

TokenVault::~TokenVault()
{
    m_storing.cancel();
    if (!m_notes.empty())
        storeNotes();
}

Task<Result<TokenVault::Content>> TokenVault::read()
{
    if (isCurrent())
        co_return m_content;
    std::optional<Turnstile::Turn> turn(co_await m_turnstile.enter());
    const auto content = co_await load();
    if (content || content.error().code != Unreadable)
        co_return content;
    // Whoever stores takes the lock before the turn: so does this.
    turn.reset();
    const auto lock = co_await FileLock::acquire(m_folder + u"/vault.lock"_s, m_clock, Seconds(30));
    if (!lock)
        co_return fail(lock.error());
    const auto again = co_await m_turnstile.enter();
    const auto begun = co_await loadOrBegin();
    co_return begun;
}

Task<Result<>> TokenVault::remove()
{
    const auto lock = co_await FileLock::acquire(m_folder + u"/vault.lock"_s, m_clock, Seconds(30));
    if (!lock)
        co_return fail(lock.error());
    const auto turn = co_await m_turnstile.enter();
    forget();
    removeLeftovers(m_path);
    for (const QString &path : {m_path, m_path + u".broken"_s}) {
        if (QFile::exists(path) && !QFile::remove(path))
            co_return cannotRemove(path);
    }
    co_return Result<>();
}

Task<Result<>> TokenVault::store(Change change)
{
    const auto lock = co_await FileLock::acquire(m_folder + u"/vault.lock"_s, m_clock, Seconds(30));
    if (!lock)
        co_return fail(lock.error());
    const auto turn = co_await m_turnstile.enter();
    const auto current = co_await loadOrBegin();
    if (!current)
        co_return fail(current.error());
    VaultContent content = (*current)->copy();
    change(content);
    const auto written = co_await write(std::move(content));
    co_return written;
}

Task<Result<>> TokenVault::note(Change change, Held held)
{
    const bool first = !m_sinceLast.isValid() || m_sinceLast.hasExpired(StoreWithin.count());
    m_sinceLast.start();
    if (!first && co_await noted(change, std::move(held)))
        co_return Result<>();
    co_return co_await update(std::move(change));
}

/// False where there is nothing yet to come back to. On what was last read: whoever reads or stores next finds what
/// another process wrote meanwhile, and applies the notes to that.
Task<bool> TokenVault::noted(Change change, Held held)
{
    const auto turn = co_await m_turnstile.enter();
    if (m_identity.isEmpty())
        co_return false;
    auto changed = std::make_shared<VaultContent>(m_content->copy());
    change(*changed);
    m_content = std::move(changed);
    m_notes.push_back({std::move(change), std::move(held)});
    if (!m_soon.isActive())
        m_soon.start(StoreWithin);
    co_return true;
}

Task<> TokenVault::storeNotesSoon()
{
    const auto stored = co_await update([](VaultContent &) { });
    if (stored)
        co_return;
    m_notes.clear(); // they cost a round trip; whoever waits for their locks must not wait for ever
    m_sinceLast.invalidate(); // the next is stored at once and says what is wrong
}

// What does not go at once is lost: the event loop may have ended.
void TokenVault::storeNotes()
{
    const auto lock = FileLock::acquireAtEnd(m_folder + u"/vault.lock"_s);
    const auto found = identity();
    if (!lock || !found || !sealed::namesKey(*found, m_key))
        return;
    if (*found == m_identity || reload())
        std::ignore = writeSealed(m_content->copy(), plainText(*m_content));
}

// With the turn. Fails with vault_unreadable and leaves the file where it is.
Task<Result<TokenVault::Content>> TokenVault::load()
{
    const auto found = identity();
    if (!found)
        co_return fail(found.error());
    if (found->isEmpty())
        forget();
    if (*found == m_identity)
        co_return m_content;
    const auto keyed = co_await needKey(*found);
    if (!keyed)
        co_return fail(keyed.error());
    co_return reload();
}

Result<TokenVault::Content> TokenVault::reload()
{
    const auto bytes = readPrivateFile(m_path, MaxBytes);
    if (!bytes && bytes.error().code == "file_too_large"_L1)
        return fail(Fault::Failed, Leg::None, Unreadable, bytes.error().message);
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes) { // removed since
        forget();
        return m_content;
    }
    const auto plain = sealed::open(**bytes, m_key);
    if (!plain)
        return fail(plain.error());
    auto content = parse(*plain);
    if (!content)
        return fail(content.error());
    for (const Note &note : m_notes) // on what another process has written meanwhile
        note.change(*content);
    keep(std::make_shared<VaultContent>(std::move(*content)), identityOf(**bytes, (*bytes)->size()), digestOf(*plain));
    return m_content;
}

// With the lock and the turn.
Task<Result<TokenVault::Content>> TokenVault::loadOrBegin()
{
    auto content = co_await load();
    if (!content && content.error().code == Unreadable) {
        const QString aside = m_path + u".broken"_s;
        QFile::remove(aside);
        if (!QFile::rename(m_path, aside) && QFile::exists(m_path))
            co_return cannotRemove(m_path);
        forget();
        content = m_content;
    }
    co_return content;
}

// With the lock and the turn.
Task<Result<>> TokenVault::write(VaultContent content)
{
    Secret plain = plainText(content);
    if (digestOf(plain) == m_digest) {
        m_notes.clear();
        co_return Result<>();
    }
    const auto keyed = co_await needKey(m_identity);
    if (!keyed)
        co_return fail(keyed.error());
    co_return writeSealed(std::move(content), std::move(plain));
}

Result<> TokenVault::writeSealed(VaultContent content, Secret plain)
{
    QByteArray bytes = sealed::seal(plain, m_key, m_random);
    if (bytes.size() > MaxBytes) {
        content.documents.clear(); // what can be had again at any time
        plain = plainText(content);
        bytes = sealed::seal(plain, m_key, m_random);
    }
    if (bytes.size() > MaxBytes)
        return fail(Fault::Failed, Leg::None, "vault_full"_L1, u"The token vault is full."_s,
            u"Sign out, or remove connections that are not used."_s);
    if (!std::exchange(m_swept, true))
        removeLeftovers(m_path);
    const auto written = writePrivateFile(m_path, bytes);
    if (written) {
        m_notes.clear();
        keep(std::make_shared<VaultContent>(std::move(content)), identityOf(bytes, bytes.size()), digestOf(plain));
    }
    return written;
}

// A key that was read before is trusted only for a file that names it: another process may have begun anew.
Task<Result<>> TokenVault::needKey(QByteArray header)
{
    if (sealed::namesKey(header, m_key))
        co_return Result<>();
    auto key = co_await vaultKey(m_secrets, m_clock, m_random, m_profile, m_folder);
    if (!key)
        co_return fail(key.error());
    m_key = std::move(*key);
    co_return Result<>();
}

/// A chain asks many times: once in a moment is enough.
bool TokenVault::isCurrent()
{
    if (!m_file)
        return false;
    if (m_seen == thisMoment())
        return true;
    if (fileId(m_encodedPath) != m_fileId)
        return false;
    m_seen = thisMoment();
    return true;
}

Result<QByteArray> TokenVault::identity()
{
    if (isCurrent())
        return m_identity;
    auto file = std::make_unique<QFile>(m_path);
    constexpr auto Reading = QIODevice::ReadOnly | QIODevice::Unbuffered;
    // Another process may make the file between the two looks.
    const bool opened = file->open(Reading) || (file->exists() && file->open(Reading));
    if (!opened && !file->exists())
        return QByteArray();
    if (!opened)
        return fail(Fault::Failed, Leg::None, "read_failed"_L1,
            u"The file %1 cannot be read: %2."_s.arg(m_path, file->errorString()), u"Check that the file is yours."_s);
    QByteArray found = identityOf(file->read(sealed::HeaderSize), file->size());
    // Vaults are replaced, never changed; and while one is open no other can have its inode.
    m_fileId = fileId(*file);
    m_file = found == m_identity && m_fileId ? std::move(file) : nullptr;
    return found;
}

void TokenVault::keep(Content content, QByteArray identity, QByteArray digest)
{
    m_content = std::move(content);
    m_identity = std::move(identity);
    m_file.reset();
    m_digest = std::move(digest);
}

void TokenVault::forget()
{
    m_notes.clear();
    static const QByteArray emptyDigest = digestOf(plainText(VaultContent()));
    keep(std::make_shared<VaultContent>(), QByteArray(), emptyDigest);
}

} // namespace agent0
