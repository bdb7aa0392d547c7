#include "mcp/jsonrpc.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;

class JsonRpcTest : public QObject {
    Q_OBJECT

private slots:
    void messages()
    {
        const auto answer = parseRpcMessage(R"({"jsonrpc":"2.0","id":7,"result":{"a":1}})");
        QVERIFY(answer && std::holds_alternative<RpcAnswer>(*answer));
        QCOMPARE(std::get<RpcAnswer>(*answer).id.toInteger(), 7);
        QCOMPARE(std::get<RpcAnswer>(*answer).result.value("a"_L1).toInt(), 1);
        const auto request = parseRpcMessage(R"({"jsonrpc":"2.0","id":"x","method":"ping"})");
        QVERIFY(request && std::holds_alternative<RpcRequest>(*request));
        QCOMPARE(std::get<RpcRequest>(*request).id.toString(), u"x"_s);
        const auto told = parseRpcMessage(R"({"jsonrpc":"2.0","method":"n","params":{"p":true}})");
        QVERIFY(told && std::holds_alternative<RpcNotification>(*told));
        QVERIFY(std::get<RpcNotification>(*told).params.value("p"_L1).toBool());
        const auto failed = parseRpcMessage(R"({"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"no"}})");
        QVERIFY(failed && std::get<RpcAnswer>(*failed).error);
        QCOMPARE(std::get<RpcAnswer>(*failed).error->code, RpcMethodNotFound);
        const auto unnamed = parseRpcMessage(R"({"jsonrpc":"2.0","error":{"code":-32700,"message":"no"}})");
        QVERIFY(unnamed && std::get<RpcAnswer>(*unnamed).id.isNull());
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const QString invalid = u"rpc_invalid"_s;
        QTest::newRow("nothing") << QByteArray() << invalid;
        QTest::newRow("text") << QByteArray("\"hello\"") << invalid;
        QTest::newRow("cut") << QByteArray(R"({"jsonrpc":"2.0","id":7,"result":{)") << invalid;
        QTest::newRow("batch") << QByteArray(R"([{"jsonrpc":"2.0","id":7,"result":{}}])") << u"rpc_batch"_s;
        QTest::newRow("batch behind blanks") << QByteArray(" \n[]") << u"rpc_batch"_s;
        QTest::newRow("no version") << QByteArray(R"({"id":7,"result":{}})") << invalid;
        QTest::newRow("version 1") << QByteArray(R"({"jsonrpc":"1.0","id":7,"result":{}})") << invalid;
        QTest::newRow("version as number") << QByteArray(R"({"jsonrpc":2.0,"id":7,"result":{}})") << invalid;
        QTest::newRow("neither result nor error") << QByteArray(R"({"jsonrpc":"2.0","id":7})") << invalid;
        QTest::newRow("both") << QByteArray(R"({"jsonrpc":"2.0","id":7,"result":{},"error":{"code":1,"message":""}})")
                              << invalid;
        QTest::newRow("result is a list") << QByteArray(R"({"jsonrpc":"2.0","id":7,"result":[]})") << invalid;
        QTest::newRow("result is null") << QByteArray(R"({"jsonrpc":"2.0","id":7,"result":null})") << invalid;
        QTest::newRow("result for nobody") << QByteArray(R"({"jsonrpc":"2.0","result":{}})") << invalid;
        QTest::newRow("id null") << QByteArray(R"({"jsonrpc":"2.0","id":null,"result":{}})") << invalid;
        QTest::newRow("id true") << QByteArray(R"({"jsonrpc":"2.0","id":true,"result":{}})") << invalid;
        QTest::newRow("id 1.5") << QByteArray(R"({"jsonrpc":"2.0","id":1.5,"result":{}})") << invalid;
        QTest::newRow("id given twice") << QByteArray(R"({"jsonrpc":"2.0","id":1,"id":2,"result":{}})") << invalid;
        QTest::newRow("request with id null")
            << QByteArray(R"({"jsonrpc":"2.0","id":null,"method":"ping"})") << invalid;
        QTest::newRow("request with id object")
            << QByteArray(R"({"jsonrpc":"2.0","id":{},"method":"ping"})") << invalid;
        QTest::newRow("method is a number") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":1})") << invalid;
        QTest::newRow("method is empty") << QByteArray(R"({"jsonrpc":"2.0","id":1,"method":""})") << invalid;
        QTest::newRow("parameters are a list")
            << QByteArray(R"({"jsonrpc":"2.0","method":"n","params":[1]})") << invalid;
        QTest::newRow("error is text") << QByteArray(R"({"jsonrpc":"2.0","id":1,"error":"no"})") << invalid;
        QTest::newRow("error without code")
            << QByteArray(R"({"jsonrpc":"2.0","id":1,"error":{"message":"no"}})") << invalid;
        QTest::newRow("error without message")
            << QByteArray(R"({"jsonrpc":"2.0","id":1,"error":{"code":1}})") << invalid;
        QTest::newRow("something behind") << QByteArray(R"({"jsonrpc":"2.0","id":7,"result":{}} {})") << invalid;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}")
                                         << invalid;
        QTest::newRow("too deep") << QByteArray(
            R"({"jsonrpc":"2.0","id":7,"result":{"a":)" + QByteArray(1000, '[') + QByteArray(1000, ']') + "}}")
                                  << invalid;
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto message = parseRpcMessage(text);
        QVERIFY(!message);
        QCOMPARE(message.error().fault, Fault::Malformed);
        QCOMPARE(message.error().code, code);
    }

    void anErrorsTextIsHarmlessToShow()
    {
        const auto message =
            parseRpcMessage("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"a\\u001b[31mb\\nc\"}}");
        QVERIFY(message);
        const QString text = std::get<RpcAnswer>(*message).error->message;
        QVERIFY(!text.contains(u'\x1b') && !text.contains(u'\n'));
    }

    void written()
    {
        QCOMPARE(rpcRequest(3, "tools/list", {}), QByteArray(R"({"jsonrpc":"2.0","id":3,"method":"tools/list"})"));
        QCOMPARE(rpcRequest(3, "tools/call", R"({"n":1.0})"),
            QByteArray(R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"n":1.0}})"));
        QCOMPARE(rpcNotification("n", "{}"), QByteArray(R"({"jsonrpc":"2.0","method":"n","params":{}})"));
        QVERIFY(parseRpcMessage(rpcResult(u"id"_s, {})));
        QVERIFY(parseRpcMessage(rpcFailure(4, RpcInvalidParams, u"\"quoted\""_s)));
    }
};

AGENT0_TEST(JsonRpcTest)

#include "tst_jsonrpc.moc"
