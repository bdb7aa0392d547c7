#include "model/sigv4.h"
#include "support/testmain.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace agent0;

/// Signature Version 4, by the test suite that Amazon publishes.
class SigV4Test : public QObject {
    Q_OBJECT

private slots:
    void requestsAreSignedAsInThePublishedSuite_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("get-vanilla") << QByteArray("GET") << QByteArray("https://example.amazonaws.com/")
                                     << QByteArray("5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        QTest::newRow("post-vanilla") << QByteArray("POST") << QByteArray("https://example.amazonaws.com/")
                                      << QByteArray("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        QTest::newRow("get-vanilla-query-order-key-case")
            << QByteArray("GET") << QByteArray("https://example.amazonaws.com/?Param2=value2&Param1=value1")
            << QByteArray("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
    }
    void requestsAreSignedAsInThePublishedSuite()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, signature);
        const AmazonKeys keys{"AKIDEXAMPLE", Secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"), {}};
        const QDateTime time(QDate(2015, 8, 30), QTime(12, 36), QTimeZone::utc());

        const HttpRequest request = signedByV4(
            HttpRequest(method, url), keys, "us-east-1", "service", fromUnixSeconds(time.toSecsSinceEpoch()));

        QCOMPARE(request.headers.last().value,
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            "SignedHeaders=host;x-amz-date, Signature="
                + signature);
    }
};

AGENT0_TEST(SigV4Test)
#include "tst_sigv4.moc"
