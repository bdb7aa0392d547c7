#include "hunt/secretsearch.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0::test;

class SecretSearchTest : public QObject {
    Q_OBJECT

private slots:
    void findsASecretInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << Token << QStringLiteral("a secret as it is");
        QTest::newRow("cut") << Token.left(30) << QStringLiteral("a secret as it is");
        QTest::newRow("hex") << Token.toHex() << QStringLiteral("a secret in hex");
        QTest::newRow("HEX") << Token.toHex().toUpper() << QStringLiteral("a secret in hex");
        for (int offset = 0; offset < 3; ++offset) {
            const QByteArray around = QByteArray(offset, '\xff') + Token + "behind";
            QTest::addRow("base64 at %d", offset) << around.toBase64() << QStringLiteral("a secret in base64");
            QTest::addRow("base64url at %d", offset)
                << around.toBase64(QByteArray::Base64UrlEncoding) << QStringLiteral("a secret in base64");
        }
        QTest::newRow("percent") << Odd.toPercentEncoding() << QStringLiteral("a secret percent-encoded");
        const QString wide = QString::fromLatin1(Token);
        QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2)
                                << QStringLiteral("a secret in UTF-16");
        QTest::newRow("signature of a JWT") << Jwt.mid(Jwt.lastIndexOf('.') + 1) << QStringLiteral("a secret as it is");
        QTest::newRow("private JWK") << QByteArray(R"({"kty":"EC","d":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"})")
                                     << QStringLiteral("a private key");
        QTest::newRow("private PEM") << QByteArray("-----BEGIN PRIVATE KEY-----") << QStringLiteral("a private key");
    }
    void findsASecretInEveryForm()
    {
        QFETCH(QByteArray, written);
        QFETCH(QString, expected);
        SecretSearch search;
        for (const QByteArray &secret : {Token, Odd, Jwt})
            search.add(secret);
        QCOMPARE(search.size(), 3);
        QCOMPARE(search.findIn("some text before " + written + " and after"), QStringList{expected});
    }

    void findsNothingWhereNothingIs_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another token") << QByteArray("Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGx5");
        QTest::newRow("a few characters of it") << Token.left(12);
        QTest::newRow("what a JWT says") << Jwt.left(Jwt.lastIndexOf('.'));
        QTest::newRow("public JWK") << QByteArray(R"({"kty":"EC","x":"870MB6gfuTJ4HtUnUvYMyJpr5eUZNP4Bk43bVdj3eAE"})");
    }
    void findsNothingWhereNothingIs()
    {
        QFETCH(QByteArray, written);
        SecretSearch search;
        search.add(Token);
        search.add(Jwt);
        QCOMPARE(search.findIn(written), QStringList());
    }

    void whatIsTooPlainIsNoSecret()
    {
        SecretSearch search;
        search.add("short");
        search.add(QByteArray(100, 'a'));
        QCOMPARE(search.size(), 0);
    }

private:
    const QByteArray Token = "mF_9.B5f-4.1JqMd2hL0wPzQ8cVtKyXrNsGbUoEa7Ti";
    const QByteArray Odd = "s3+/:%=&cr8t Wq5!x9Zk2#Lm7$Pn4@";
    const QByteArray Jwt =
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIwMHUxIn0.Nh3qTzR8vY1pLw6KcXbJ2mGdUf9sEa5oQi7rVt0yBnHkWxZlCuDgFePjMvSa";
};

AGENT0_TEST(SecretSearchTest)
#include "tst_secretsearch.moc"
