#include "base/digest.h"

#include "support/testmain.h"

#include <QCryptographicHash>
#include <QTest>

using namespace agent0;

class DigestTest : public QObject {
    Q_OBJECT

private slots:
    void isThatOfFips180()
    {
        QCOMPARE(sha256("abc").toHex(), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        const QByteArray text(1000, 'a');
        QCOMPARE(sha256(text), QCryptographicHash::hash(text, QCryptographicHash::Sha256));
        QCOMPARE(sha256(QByteArrayView(text).first(600), QByteArrayView(text).sliced(600)), sha256(text));
        QCOMPARE(sha256({}), QCryptographicHash::hash({}, QCryptographicHash::Sha256));
    }
};

AGENT0_TEST(DigestTest)
#include "tst_digest.moc"
