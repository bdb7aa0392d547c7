#include "oidc/signout.h"
#include "support/testmain.h"
#include "unit/oidc/scriptedprovider.h"

#include <QTcpServer>
#include <QTest>

using namespace agent0;

class SignOutTest : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;
    IdentityProvider m_settings;
    QUrlQuery m_asked;
    int m_opened = 0;
    std::function<void(quint16 port)> m_comeBack;
    std::unique_ptr<test::Visitor> m_visitor;

    static ServerMetadata provider()
    {
        ServerMetadata idp;
        idp.issuer = u"https://idp.example"_s;
        idp.endSessionEndpoint = u"https://idp.example/logout"_s;
        return idp;
    }
    void visit(const QByteArray &url)
    {
        ++m_opened;
        m_asked = QUrlQuery(QString::fromLatin1(url.mid(url.indexOf('?') + 1)));
        if (m_comeBack)
            m_comeBack(m_settings.postLogoutRedirect.section(u':', 2).section(u'/', 0, 0).toUShort());
    }
    QString asked(const QString &name) const { return m_asked.queryItemValue(name, QUrl::FullyDecoded); }
    QString outcome(ServerMetadata idp = provider())
    {
        EndSession ending(m_clock, systemRandomBytes);
        const auto ended = test::await(ending.run(
            std::move(idp), m_settings, Secret("id.tok.en"), [this](const QByteArray &url) { visit(url); },
            Milliseconds(1000)));
        return ended ? u"good"_s : ended.error().code;
    }
    void comeBackWith(std::function<QByteArray()> query)
    {
        m_comeBack = [this, query](quint16 port) {
            m_visitor = std::make_unique<test::Visitor>(port, test::browserRequest(port, "/bye?" + query()));
        };
    }
    /// Comes back so, and when that is refused the time is over.
    void comeBackInVainWith(std::function<QByteArray()> query)
    {
        comeBackWith(query);
        const auto visit = m_comeBack;
        m_comeBack = [this, visit](quint16 port) {
            visit(port);
            QTimer::singleShot(0, this, [this] {
                QVERIFY(m_visitor->listen().startsWith("HTTP/1.1 400 "));
                m_clock.advance(Milliseconds(1000));
            });
        };
    }

private slots:
    void init()
    {
        m_clock.autoAdvance = false;
        m_opened = 0;
        m_comeBack = {};
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress(QHostAddress::LocalHost), 0));
        m_settings = IdentityProvider();
        m_settings.clientId = u"agent0"_s;
        m_settings.postLogoutRedirect = u"http://127.0.0.1:%1/bye"_s.arg(probe.serverPort());
    }

    void oidcc_client_test_rp_init_logout()
    {
        comeBackWith([this] { return "state=" + asked(u"state"_s).toLatin1(); });
        QCOMPARE(outcome(), u"good"_s);
        QCOMPARE(asked(u"id_token_hint"_s), u"id.tok.en"_s);
        QCOMPARE(asked(u"client_id"_s), u"agent0"_s);
        QCOMPARE(asked(u"post_logout_redirect_uri"_s), m_settings.postLogoutRedirect);
        QVERIFY(asked(u"state"_s).size() >= 43);
        const QByteArray page = m_visitor->listen();
        QVERIFY(page.contains("Signed out") && !page.contains(asked(u"state"_s).toLatin1()));
    }

    void oidcc_client_test_rp_init_logout_no_state()
    {
        comeBackInVainWith([] { return QByteArray("x=y"); });
        QCOMPARE(outcome(), u"sign_out_unconfirmed"_s);
    }

    void oidcc_client_test_rp_init_logout_other_state()
    {
        comeBackInVainWith([] { return QByteArray("state=another"); });
        QCOMPARE(outcome(), u"sign_out_unconfirmed"_s);
    }

    void aRefusalIsNoSignOut()
    {
        comeBackWith([this] { return "error=access_denied&state=" + asked(u"state"_s).toLatin1(); });
        QCOMPARE(outcome(), u"access_denied"_s);
        QVERIFY(m_visitor->listen().contains("Not signed out"));
    }

    void elsewhereItIsDoneWhenTheAddressIsOpen_data()
    {
        QTest::addColumn<QString>("redirect");
        QTest::newRow("none") << QString();
        QTest::newRow("a page of the company") << u"https://acme.example/bye"_s;
        QTest::newRow("localhost") << u"http://localhost:8080/bye"_s;
        QTest::newRow("no port") << u"http://127.0.0.1/bye"_s;
        QTest::newRow("with a query") << u"http://127.0.0.1:8080/bye?x=y"_s;
    }
    void elsewhereItIsDoneWhenTheAddressIsOpen()
    {
        QFETCH(QString, redirect);
        m_settings.postLogoutRedirect = redirect;
        QCOMPARE(outcome(), u"good"_s);
        QCOMPARE(m_opened, 1);
        QCOMPARE(asked(u"post_logout_redirect_uri"_s), redirect);
        QCOMPARE(m_asked.hasQueryItem(u"state"_s), !redirect.isEmpty());
    }

    void aTakenPortOpensNoBrowser()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost),
            m_settings.postLogoutRedirect.section(u':', 2).section(u'/', 0, 0).toUShort()));
        QCOMPARE(outcome(), u"redirect_port_taken"_s);
        QCOMPARE(m_opened, 0);
    }

    void aProviderWithoutAnAddressSaysSo()
    {
        QCOMPARE(outcome(ServerMetadata()), u"no_end_session_endpoint"_s);
        QVERIFY(endSessionAddress(ServerMetadata(), m_settings, Secret("t"), systemRandomBytes).isEmpty());
    }

    void theAddressKeepsItsOwnQuery()
    {
        ServerMetadata idp = provider();
        idp.endSessionEndpoint += u"?tenant=a"_s;
        const QByteArray address = endSessionAddress(idp, m_settings, Secret("id.tok.en"), systemRandomBytes);
        QVERIFY(address.startsWith("https://idp.example/logout?tenant=a&client_id=agent0&id_token_hint=id.tok.en&"));
    }
};

AGENT0_TEST(SignOutTest)
#include "tst_signout.moc"
