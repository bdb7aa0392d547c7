#include "base/privatefile.h"
#include "support/await.h"
#include "support/countingsecretstore.h"
#include "support/manualclock.h"
#include "support/testmain.h"
#include "vault/sealedfile.h"
#include "vault/tokenvault.h"

#include <QDir>
#include <QJsonArray>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace agent0;

namespace {

VaultContent fullContent()
{
    VaultContent content;
    content.session = StoredSession{.issuer = u"https://idp.example"_s,
        .clientId = u"client"_s,
        .subject = u"alice"_s,
        .displayName = u"Alice Ä"_s,
        .email = u"alice@example.com"_s,
        .picture = u"https://idp.example/a.png"_s,
        .claims = QJsonObject{{"acr"_L1, u"urn:mfa"_s}},
        .idToken = Secret("plain-id-token"),
        .idTokenExpires = fromUnixSeconds(1'800'000'000),
        .authTime = fromUnixSeconds(1'700'000'000),
        .signedInAt = Instant(Milliseconds(1'700'000'000'123)),
        .accessToken = Secret("plain-idp-access-token"),
        .accessTokenExpires = fromUnixSeconds(1'800'000'001)};
    content.refreshing = RefreshInFlight{fromUnixSeconds(1'700'000'002), QByteArray(32, '\xfe'), 4711};
    content.stranded = StrandedToken{Secret("plain-refresh-token"), QByteArray(32, '\1')};
    content.access[u"todo0"_s] = std::make_shared<const StoredAccess>(StoredAccess{.fingerprint = QByteArray("\0\1", 2),
        .accessToken = Secret("plain-access-token"),
        .tokenType = u"Bearer"_s,
        .scopesAsked = {u"todos.read"_s, u"todos.write"_s},
        .scopesGranted = {u"todos.read"_s},
        .issuedAt = fromUnixSeconds(1'700'000'003),
        .expires = fromUnixSeconds(1'700'000'004),
        .idJag = Secret("plain-id-jag"),
        .idJagExpires = fromUnixSeconds(1'700'000'005),
        .idJagScopes = {u"todos.read"_s},
        .idJagSubject = u"alice"_s});
    content.blocked[u"notes0"_s] = BlockedAccess{.fingerprint = QByteArray("\0\2", 2),
        .code = u"user_not_assigned"_s,
        .message = u"No."_s,
        .hint = u"Ask."_s,
        .by = u"identity_administrator"_s,
        .since = fromUnixSeconds(1'700'000'009)};
    content.documents[u"https://idp.example"_s] =
        CachedDocument{QJsonObject{{"issuer"_L1, u"https://idp.example"_s}}, fromUnixSeconds(1'700'000'006)};
    content.documents[u"https://idp.example/jwks"_s] =
        CachedDocument{QJsonObject{{"keys"_L1, QJsonArray()}}, fromUnixSeconds(1'700'000'007)};
    content.learned[u"https://auth.todo0.example"_s][u"scope"_s] = u"needed"_s;
    content.consents = {u"notes0"_s};
    content.strandedConsents[u"notes0"_s] = StrandedToken{Secret("plain-consent-token"), QByteArray(32, '\2')};
    return content;
}

// One profile's folder and everything a vault is given.
struct Desk {
    QTemporaryDir folder;
    test::CountingSecretStore secrets;
    test::ManualClock clock;
    TokenVault vault{secrets, clock, systemRandomBytes, u"default"_s, folder.filePath(u"p"_s)};

    QString path() const { return folder.filePath(u"p/tokens.vault"_s); }
    QByteArray bytes() const { return readPrivateFile(path())->value_or(QByteArray()); }
    void learn(const QString &fact) { learnIn(vault, fact); }
    static void learnIn(TokenVault &vault, const QString &fact)
    {
        const auto done = test::await(
            vault.update([fact](VaultContent &content) { content.learned[u"https://as.example"_s][fact] = u"yes"_s; }));
        QVERIFY(done);
    }
    void note(const QString &fact, TokenVault::Held held = {}) { noteIn(vault, fact, std::move(held)); }
    static void noteIn(TokenVault &vault, const QString &fact, TokenVault::Held held = {})
    {
        const TokenVault::Change change = [fact](VaultContent &content) {
            content.learned[u"https://as.example"_s][fact] = u"yes"_s;
        };
        QVERIFY(test::await(vault.note(change, std::move(held))));
    }
    // A second program on the same profile.
    std::unique_ptr<TokenVault> other()
    {
        return std::make_unique<TokenVault>(secrets, clock, systemRandomBytes, u"default"_s, folder.filePath(u"p"_s));
    }
};

std::map<QString, QString> facts(TokenVault &vault)
{
    const auto content = test::await(vault.read());
    const auto found = content ? (*content)->learned.find(u"https://as.example"_s) : (*content)->learned.end();
    return found == (*content)->learned.end() ? std::map<QString, QString>() : found->second;
}

/// How many facts are seen before and after somebody else stored what lies at other; lock: which is taken in between, without a pause.
Task<std::pair<size_t, size_t>> seenAround(TokenVault &vault, QString path, QByteArray other, QString lock)
{
    const auto count = [](const TokenVault::Content &content) {
        const auto found = content->learned.find(u"https://as.example"_s);
        return found == content->learned.end() ? size_t(0) : found->second.size();
    };
    const auto before = co_await vault.read();
    const auto written = writePrivateFile(path, other);
    const auto taken = FileLock::tryAcquire(lock);
    const auto after = co_await vault.read();
    co_return written &&taken ? std::pair(count(*before), count(*after)) : std::pair(size_t(0), size_t(0));
}

} // namespace

class TokenVaultTest : public QObject {
    Q_OBJECT

private slots:
    void asksTheKeychainNothingWhileThereIsNoVault()
    {
        Desk desk;
        const auto content = test::await(desk.vault.read());
        QVERIFY(content);
        QVERIFY(!(*content)->session);
        QCOMPARE(desk.secrets.reads, 0);
        QVERIFY(!QFile::exists(desk.path()));
    }

    void keepsEveryMember()
    {
        Desk desk;
        QVERIFY(test::await(desk.vault.update([](VaultContent &content) { content = fullContent(); })));
        const auto other = desk.other();
        const auto read = test::await(other->read());
        QVERIFY(read);
        QCOMPARE((*read)->toJson(), fullContent().toJson());
    }

    void copiesEveryMember() { QCOMPARE(fullContent().copy().toJson(), fullContent().toJson()); }

    void refusesWrongMembersByName()
    {
        QJsonObject json = fullContent().toJson();
        json["access"_L1] = QJsonObject{{"todo0"_L1, QJsonObject{{"issuedAt"_L1, u"soon"_s}}}};
        const auto content = VaultContent::fromJson(json);
        QVERIFY(!content);
        QVERIFY(content.error().message.contains("issuedAt"_L1));
    }

    void readingAgainIsFreeWhileTheFileIsTheSame()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const auto other = desk.other();
        const int before = desk.secrets.reads;
        const auto first = test::await(other->read());
        const auto second = test::await(other->read());
        QCOMPARE(desk.secrets.reads, before + 1);
        QCOMPARE(first->get(), second->get());
    }

    void seesWhatAnotherProcessWrote()
    {
        Desk desk;
        const auto other = desk.other();
        desk.learn(u"a"_s);
        QCOMPARE(facts(*other).size(), 1u);
        Desk::learnIn(*other, u"b"_s);
        desk.learn(u"c"_s);
        QCOMPARE(facts(*other).size(), 3u);
        QCOMPARE(facts(desk.vault).size(), 3u);
    }

    void seesWhatWasWrittenBeforeALockWasTaken()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const QByteArray one = desk.bytes();
        desk.learn(u"b"_s);
        const QByteArray two = desk.bytes();
        QVERIFY(writePrivateFile(desk.path(), one));
        QCOMPARE(facts(desk.vault).size(), 1u);
        QCOMPARE(facts(desk.vault).size(), 1u); // known to be the same file

        const auto seen = test::await(seenAround(desk.vault, desk.path(), two, desk.folder.filePath(u"p/some.lock"_s)));

        QCOMPARE(seen, std::pair(size_t(1), size_t(2)));
    }

    void manyChangesAtOnceAreAllKeptAndShareWrites()
    {
        Desk desk;
        int seals = 0;
        const RandomBytes counting = [&seals](qsizetype count) {
            ++seals;
            return systemRandomBytes(count);
        };
        TokenVault vault(desk.secrets, desk.clock, counting, u"default"_s, desk.folder.filePath(u"p"_s));
        std::vector<Task<Result<>>> changes;
        for (int i = 0; i < 64; ++i)
            changes.push_back(vault.update([i](VaultContent &content) {
                content.learned[u"https://as.example"_s][QString::number(i)] = u"yes"_s;
            }));
        for (const auto &done : test::await(whenAll(std::move(changes))))
            QVERIFY(done);
        QCOMPARE(facts(vault).size(), 64u);
        QCOMPARE(seals, 2); // the key, and one nonce
    }

    void whatIsNotedIsSeenAtOnceAndByOthersSoon()
    {
        Desk desk;
        const auto other = desk.other();
        desk.learn(u"a"_s);
        for (const QString &fact : {u"b"_s, u"c"_s, u"d"_s})
            desk.note(fact);
        QCOMPARE(facts(desk.vault).size(), 4u);
        QTRY_COMPARE(facts(*other).size(), 4u);
    }

    void manyNotesInARowShareWrites()
    {
        Desk desk;
        desk.learn(u"a"_s);
        QSet<QByteArray> written;
        for (int i = 0; i < 200; ++i) {
            desk.note(QString::number(i));
            written.insert(desk.bytes());
        }
        QVERIFY(written.size() < 100);
        QCOMPARE(facts(desk.vault).size(), 201u);
    }

    void whatWasNotedIsStoredAtTheEnd()
    {
        Desk desk;
        desk.learn(u"a"_s);
        {
            const auto other = desk.other();
            Desk::noteIn(*other, u"b"_s);
            Desk::noteIn(*other, u"c"_s);
        }
        QCOMPARE(facts(desk.vault).size(), 3u);
    }

    void aNoteIsAppliedToWhatAnotherProcessWroteMeanwhile()
    {
        Desk desk;
        desk.learn(u"a"_s);
        {
            const auto other = desk.other();
            Desk::noteIn(*other, u"b"_s);
            Desk::noteIn(*other, u"c"_s);
            desk.learn(u"d"_s);
            QCOMPARE(facts(*other).size(), 4u);
            desk.learn(u"e"_s); // seen by no reader before the end
        }
        QCOMPARE(facts(desk.vault).size(), 5u);
    }

    void aNoteHoldsItsLockUntilItIsStored()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const auto other = desk.other();
        desk.note(u"b"_s);
        std::shared_ptr<const void> lock = std::make_shared<int>(0);
        const std::weak_ptr<const void> held = lock;
        desk.note(u"c"_s, std::move(lock));
        while (!held.expired())
            QTest::qWait(1);
        QCOMPARE(facts(*other).size(), 3u);
    }

    void aVaultThatWasRemovedTakesItsNotesWithIt()
    {
        Desk desk;
        desk.learn(u"a"_s);
        {
            const auto other = desk.other();
            Desk::noteIn(*other, u"b"_s);
            Desk::noteIn(*other, u"c"_s);
            QVERIFY(test::await(desk.vault.remove()));
        }
        QVERIFY(!QFile::exists(desk.path()));
    }

    void whatCannotBeStoredKeepsNobodyWaiting()
    {
        Desk desk;
        desk.learn(u"a"_s);
        desk.note(u"b"_s);
        std::shared_ptr<const void> lock = std::make_shared<int>(0);
        const std::weak_ptr<const void> held = lock;
        desk.note(u"c"_s, std::move(lock));
        // A folder in the place of the lock file: nobody can have it, not even root.
        QVERIFY(QFile::remove(desk.folder.filePath(u"p/vault.lock"_s)));
        QVERIFY(QDir().mkdir(desk.folder.filePath(u"p/vault.lock"_s)));
        QTRY_VERIFY(held.expired());
        QCOMPARE(facts(desk.vault).size(), 3u);
    }

    void sixtyFourReadersAskForTheKeyOnce()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const auto other = desk.other();
        const int before = desk.secrets.reads;
        std::vector<Task<Result<TokenVault::Content>>> reads;
        for (int i = 0; i < 64; ++i)
            reads.push_back(other->read());
        for (const auto &content : test::await(whenAll(std::move(reads))))
            QVERIFY(content);
        QCOMPARE(desk.secrets.reads, before + 1);
    }

    void writesNothingWhereNothingChanged()
    {
        Desk desk;
        QVERIFY(test::await(desk.vault.update([](VaultContent &) { })));
        QVERIFY(!QFile::exists(desk.path()));
        desk.learn(u"a"_s);
        const QByteArray before = desk.bytes();
        desk.learn(u"a"_s);
        QCOMPARE(desk.bytes(), before);
    }

    void aDroppedChangeIsNotApplied()
    {
        Desk desk;
        {
            TaskScope scope;
            scope.start([](TokenVault *vault) -> Task<> {
                co_await vault->update([](VaultContent &content) { content.learned[u"gone"_s][u"x"_s] = u"y"_s; });
            }(&desk.vault));
        }
        desk.learn(u"a"_s);
        const auto content = test::await(desk.vault.read());
        QVERIFY(!(*content)->learned.contains(u"gone"_s));
    }

    void aLockedKeychainIsAnErrorAndHarmsNothing()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const QByteArray before = desk.bytes();
        const auto other = desk.other();
        desk.secrets.refusal = test::lockedKeychain();
        const auto content = test::await(other->read());
        QVERIFY(!content);
        QCOMPARE(content.error().code, u"keychain_locked"_s);
        const auto change = test::await(other->update([](VaultContent &one) { one.session.reset(); }));
        QVERIFY(!change);
        QCOMPARE(change.error().fault, Fault::Keychain);
        QCOMPARE(desk.bytes(), before);
        desk.secrets.refusal.reset();
        QCOMPARE(facts(*other).size(), 1u);
    }

    void whatCannotBeOpenedIsPutAside_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("garbage") << QByteArray("garbage");
        QTest::newRow("another key") << sealed::seal(Secret("{}"), Secret(QByteArray(32, 'x')), systemRandomBytes);
        QTest::newRow("too large") << QByteArray(TokenVault::MaxBytes + 1, 'x');
    }
    void whatCannotBeOpenedIsPutAside()
    {
        QFETCH(QByteArray, content);
        Desk desk;
        desk.learn(u"old"_s);
        QVERIFY(writePrivateFile(desk.path(), content));
        QCOMPARE(facts(desk.vault).size(), 0u);
        QVERIFY(!QFile::exists(desk.path()));
        QVERIFY(QFile::exists(desk.path() + u".broken"_s));
        desk.learn(u"new"_s);
        QCOMPARE(facts(*desk.other()).size(), 1u);
    }

    void keepsOneBrokenVaultAtMost()
    {
        Desk desk;
        for (const auto *content : {"first", "second", "third"}) {
            QVERIFY(writePrivateFile(desk.path(), content));
            desk.learn(QString::fromLatin1(content));
        }
        QCOMPARE(*readPrivateFile(desk.path() + u".broken"_s), QByteArray("third"));
        QCOMPARE(QDir(desk.folder.filePath(u"p"_s)).entryList({u"*broken*"_s}).size(), 1);
    }

    void anyFlippedBitLosesTheVaultAndNothingElse()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const QByteArray good = desk.bytes();
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray bad = good;
            bad[at] = char(bad[at] ^ 0x10);
            QVERIFY(writePrivateFile(desk.path(), bad));
            const auto content = test::await(desk.other()->read());
            QVERIFY2(content, qPrintable(QString::number(at)));
            QVERIFY((*content)->learned.empty());
        }
    }

    // One process signed out and the next sign-in made another key, while this one still holds the old.
    void aKeyThatWasReplacedIsReadAgain()
    {
        Desk desk;
        desk.learn(u"a"_s);
        const auto other = desk.other();
        QVERIFY(test::await(other->remove()));
        QVERIFY(test::await(desk.secrets.remove(u"default/vault-key"_s)));
        Desk::learnIn(*other, u"b"_s);
        QCOMPARE(facts(desk.vault).size(), 1u);
        desk.learn(u"c"_s);
        QCOMPARE(facts(*desk.other()).size(), 2u);
        QVERIFY(!QFile::exists(desk.path() + u".broken"_s));
    }

    void removeLeavesNothingOfItsOwn()
    {
        Desk desk;
        QVERIFY(writePrivateFile(desk.path(), "broken"));
        desk.learn(u"a"_s);
        QVERIFY(QFile::exists(desk.path() + u".broken"_s));
        QVERIFY(writePrivateFile(desk.path() + u".AbCdEf"_s, "left by a killed process"));
        QVERIFY(test::await(desk.vault.remove()));
        QCOMPARE(QDir(desk.folder.filePath(u"p"_s)).entryList({u"tokens*"_s}), QStringList());
        QCOMPARE(facts(desk.vault).size(), 0u);
    }

    void sweepsWhatKilledWritersLeft()
    {
        Desk desk;
        QVERIFY(writePrivateFile(desk.path() + u".AbCdEf"_s, "left by a killed process"));
        desk.learn(u"a"_s);
        QVERIFY(!QFile::exists(desk.path() + u".AbCdEf"_s));
    }

    void dropsPublicDocumentsFirstWhenFullThenRefuses()
    {
        Desk desk;
        const QString big(5 * 1024 * 1024, u'x');
        QVERIFY(test::await(desk.vault.update([&](VaultContent &content) {
            content.learned[u"small"_s][u"x"_s] = u"y"_s;
            for (const QString &issuer : {u"a"_s, u"b"_s})
                content.documents[issuer] = CachedDocument{QJsonObject{{"filler"_L1, big}}, Instant()};
        })));
        const auto content = test::await(desk.vault.read());
        QVERIFY((*content)->documents.empty());
        QCOMPARE((*content)->learned.size(), 1u);
        const auto refused =
            test::await(desk.vault.update([&](VaultContent &one) { one.learned[u"huge"_s][u"x"_s] = big + big; }));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"vault_full"_s);
        QCOMPARE((*test::await(desk.other()->read()))->learned.size(), 1u);
    }

    void filesAreForTheUserAlone()
    {
        Desk desk;
        desk.learn(u"a"_s);
        constexpr auto Owner =
            QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
        QDir folder(desk.folder.filePath(u"p"_s));
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden))
            QCOMPARE(QFile::permissions(folder.filePath(name)) & ~Owner, QFileDevice::Permissions());
        QCOMPARE(QFile::permissions(folder.path())
                & (QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther
                    | QFileDevice::WriteOther),
            QFileDevice::Permissions());
    }

    void nothingIsInPlainInAnyFile()
    {
        Desk desk;
        QVERIFY(test::await(desk.vault.update([](VaultContent &content) { content = fullContent(); })));
        QVERIFY(writePrivateFile(desk.path(), desk.bytes().chopped(1)));
        desk.learn(u"a"_s);
        const QDir folder(desk.folder.filePath(u"p"_s));
        for (const QString &name : folder.entryList(QDir::Files | QDir::Hidden)) {
            const QByteArray bytes = readPrivateFile(folder.filePath(name))->value_or(QByteArray());
            for (const QByteArray secret :
                {"plain-id-token", "plain-access-token", "plain-id-jag", "plain-refresh-token", "alice@example.com"}) {
                QVERIFY(!bytes.contains(secret));
                QVERIFY(!bytes.contains(secret.toBase64().first(12)));
                QVERIFY(!bytes.contains(secret.toHex()));
            }
        }
    }
};

AGENT0_TEST(TokenVaultTest)
#include "tst_tokenvault.moc"
