#include "models/connectionmodel.h"

#include "connectionrows.h"
#include "models/connectionexport.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

QStringList shownIds(const ConnectionModel &model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << (model.isHeadline(row) ? u"#"_s : model.index(row, 0).data(ConnectionModel::IdRole).toString());
    return ids;
}

QString cell(const ConnectionModel &model, const QString &id, ConnectionModel::Column column)
{
    return model.index(model.rowOf(id), column).data().toString();
}

} // namespace

class ConnectionModelTest : public QObject {
    Q_OBJECT

private slots:
    void obeysTheRulesOfModelsWhateverIsDone()
    {
        ConnectionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(manyConnections(20), noon);
        model.choose({.text = u"app1"_s, .grouped = true});
        model.setFailure(u"app1"_s, refusal());
        model.sort(ConnectionModel::State, Qt::DescendingOrder);
        model.setNow(noon + Seconds(3600));
        model.setLastUsed({{u"app1"_s, noon}});
        model.choose({});
        model.show({}, noon);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsEveryColumnInWords()
    {
        ConnectionModel model;
        model.show({connectedRow(u"todo0"_s)}, noon);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::Name), u"Todo0"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::Resource), u"https://api.todo0.test/"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::Server), u"https://auth.todo0.test"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::Access), u"Cross App Access"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::Scopes), u"1 of 2: read"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::State), u"Connected"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::LastUsed), u"never"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::TokenLife), u"10 min"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::Spent), u"3 of 250"_s);
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::ManagedBy), u"You"_s);
    }

    void anExpiredTokenIsNoConnection()
    {
        ConnectionModel model;
        model.show({connectedRow(u"todo0"_s, Seconds(60))}, noon);
        model.setNow(noon + Seconds(61));
        QCOMPARE(model.state(u"todo0"_s), ConnectionState::Expired);
    }

    void aFailureIsShownUntilItGoesWell()
    {
        ConnectionModel model;
        model.show({connectedRow(u"todo0"_s)}, noon);
        model.setFailure(u"todo0"_s, refusal());
        QCOMPARE(cell(model, u"todo0"_s, ConnectionModel::State), u"Failed"_s);
        QVERIFY(model.index(0, ConnectionModel::State).data(Qt::ToolTipRole).toString().contains("Ask the adm"_L1));
        model.show({connectedRow(u"todo0"_s)}, noon);
        QCOMPARE(model.state(u"todo0"_s), ConnectionState::Failed);
        model.setFailure(u"todo0"_s, std::nullopt);
        QCOMPARE(model.state(u"todo0"_s), ConnectionState::Connected);
    }

    void filtersByAnyOfItsTexts()
    {
        ConnectionModel model;
        model.show({connectionRow(u"todo0"_s), connectionRow(u"notes0"_s)}, noon);
        for (const QString &text : {u"NOTES0"_s, u"auth.notes0"_s, u"agent0-at-notes0"_s}) {
            model.choose({.text = text});
            QCOMPARE(shownIds(model), QStringList{u"notes0"_s});
        }
        model.choose({.text = u"nothing"_s});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.total(), 2);
    }

    void sortsByWhatAColumnMeansNotByItsWords()
    {
        ConnectionModel model;
        model.show(
            {connectedRow(u"a"_s, Seconds(7200)), connectedRow(u"b"_s, Seconds(90)), connectionRow(u"c"_s)}, noon);
        model.sort(ConnectionModel::TokenLife, Qt::AscendingOrder);
        QCOMPARE(shownIds(model), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
        model.sort(ConnectionModel::TokenLife, Qt::DescendingOrder);
        QCOMPARE(shownIds(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    }

    void groupsByStateUnderHeadlines()
    {
        ConnectionModel model;
        model.show({connectionRow(u"a"_s), connectedRow(u"b"_s), connectionRow(u"c"_s)}, noon);
        model.choose({.grouped = true});
        QCOMPARE(shownIds(model), (QStringList{u"#"_s, u"b"_s, u"#"_s, u"a"_s, u"c"_s}));
        QCOMPARE(model.index(2, 0).data().toString(), u"Not connected (2)"_s);
        QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsSelectable));
        model.setFailure(u"a"_s, refusal());
        QTRY_COMPARE(shownIds(model), (QStringList{u"#"_s, u"b"_s, u"#"_s, u"a"_s, u"#"_s, u"c"_s}));
    }

    void persistentIndexesKeepTheirConnection()
    {
        ConnectionModel model;
        model.show({connectionRow(u"a"_s), connectionRow(u"b"_s), connectionRow(u"c"_s)}, noon);
        const QPersistentModelIndex b = model.index(1, 2);
        const QPersistentModelIndex c = model.index(2, 0);
        model.sort(ConnectionModel::Name, Qt::DescendingOrder);
        QCOMPARE(c.row(), 0);
        QCOMPARE(b.data(ConnectionModel::IdRole).toString(), u"b"_s);
        QCOMPARE(b.column(), 2);
    }

    void textFromOutsideIsHarmless()
    {
        ConnectionModel model;
        ConnectionStatus evil = connectionRow(u"x"_s);
        evil.settings.displayName = u"a\u202Eb\nc"_s;
        model.show({evil}, noon);
        const QString shown = cell(model, u"x"_s, ConnectionModel::Name);
        QVERIFY(!shown.contains(u'\n') && !shown.contains(QChar(0x202E)));
    }

    void exportsCsvThatNoSpreadsheetComputes()
    {
        ConnectionModel model;
        ConnectionStatus evil = connectedRow(u"x"_s);
        evil.settings.displayName = u"=HYPERLINK(\"http://evil\")"_s;
        model.show({evil, connectionRow(u"y"_s)}, noon);
        const QByteArrayList lines = connectionsCsv(model, {u"y"_s, u"x"_s}).split('\n');
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines[0].startsWith("id,displayName,enabled"));
        QVERIFY(lines[1].startsWith("\"y\",\"Y\",\"true\""));
        QVERIFY2(lines[2].contains("\"'=HYPERLINK(\"\"http://evil\"\")\""), lines[2].constData());
    }

    void exportsJsonByteForByte()
    {
        ConnectionModel model;
        model.show({connectedRow(u"x"_s)}, noon);
        model.setFailure(u"x"_s, refusal());
        const QJsonValue one = QJsonDocument::fromJson(connectionsJson(model, {u"x"_s, u"gone"_s}))[0];
        QCOMPARE(one["authorizationServer"_L1].toString(), u"https://auth.x.test"_s);
        QCOMPARE(one["scopesGranted"_L1].toArray(), QJsonArray{u"read"_s});
        QCOMPARE(one["tokenExpires"_L1].toString(), u"2026-09-21T14:23:20Z"_s);
        QCOMPARE(one["error"_L1]["code"_L1].toString(), u"policy_denied"_s);
    }
};

AGENT0_TEST(ConnectionModelTest)
#include "tst_connectionmodel.moc"
