#include "support/testmain.h"
#include "vault/vaultcontent.h"

#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace agent0;

namespace {

Secret marked(const char *what) { return Secret(QByteArray("SECRET-") + what); }

VaultContent full()
{
    VaultContent content;
    StoredSession session;
    session.idToken = marked("id-token");
    session.accessToken = marked("idp-access-token");
    content.session = std::move(session);
    content.stranded = StrandedToken{marked("stranded"), "hash"};
    StoredAccess access;
    access.accessToken = marked("access-token");
    access.idJag = marked("id-jag");
    content.access["todo0"_L1] = std::make_shared<const StoredAccess>(std::move(access));
    content.strandedConsents["notes0"_L1] = StrandedToken{marked("stranded-consent"), "hash"};
    return content;
}

} // namespace

/// What a vault holds.
class VaultContentTest : public QObject {
    Q_OBJECT

private slots:
    /// A new secret that is sealed and not given out here would be known to nobody who has to look for it.
    void everySecretThatIsSealedIsAmongThem()
    {
        const VaultContent content = full();
        QSet<QByteArray> given;
        content.eachSecret([&](const Secret &secret) { given.insert(secret.reveal()); });
        const QByteArray sealed = QJsonDocument(content.toJson()).toJson(QJsonDocument::Compact);
        QSet<QByteArray> kept;
        for (qsizetype at = sealed.indexOf("SECRET-"); at >= 0; at = sealed.indexOf("SECRET-", at + 1))
            kept.insert(sealed.mid(at, sealed.indexOf('"', at) - at));
        QCOMPARE(given, kept);
        QCOMPARE(given.size(), 6);
    }
};

AGENT0_TEST(VaultContentTest)
#include "tst_vaultcontent.moc"
