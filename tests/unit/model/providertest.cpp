#include "providertest.h"

namespace agent0::test {

namespace {

const Said Hello{{"Two are ", "open: \u201emilk", "\u201c \U0001F600."}, {}, {}};

Said said(QByteArrayList text, const QByteArray &stop) { return {std::move(text), {}, stop}; }

ModelMessage person(const QString &text) { return {ModelMessage::Role::Person, text, {}, {}}; }
ModelMessage calling(const QString &text, QList<ToolCall> calls)
{
    return {ModelMessage::Role::Model, text, std::move(calls), {}};
}
ModelMessage results(QList<ToolResult> all) { return {ModelMessage::Role::Tools, {}, {}, std::move(all)}; }

} // namespace

QStringList shapeOfTurns(
    const QJsonObject &body, const std::function<std::pair<QString, QString>(const QJsonObject &)> &idsOf)
{
    QStringList shape;
    QString last;
    for (const QJsonValue &message : body["messages"_L1].toArray()) {
        const QString role = message["role"_L1].toString();
        if (role == last)
            shape << u"twice:"_s + role;
        last = role;
        for (const QJsonValue &one : message["content"_L1].toArray()) {
            const auto [makes, answers] = idsOf(one.toObject());
            shape << (!makes.isEmpty() ? role + u':' + makes : !answers.isEmpty() ? role + u'=' + answers : role);
        }
    }
    return shape;
}

Result<ModelAnswer> ProviderTest::answered(const QByteArray &body, qsizetype piece)
{
    ProviderStage stage;
    stage.answers(wire().streamType(), body, piece);
    return stage.ask(*wire().model(stage));
}

void ProviderTest::anAnswerComesPieceByPieceHoweverItIsCut_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {0, 1, 3, 7, 64})
        QTest::addRow("%d", piece) << piece;
}

void ProviderTest::anAnswerComesPieceByPieceHoweverItIsCut()
{
    QFETCH(int, piece);
    ProviderStage stage;
    Said hello = Hello;
    hello.stop = wire().stops().constFirst().word;
    stage.answers(wire().streamType(), wire().streamed(hello), piece);

    const auto answer = stage.ask(*wire().model(stage));

    QVERIFY2(answer, qPrintable(codeOf(answer)));
    QCOMPARE(answer->text, u"Two are open: \u201emilk\u201c \U0001F600."_s);
    QCOMPARE(stage.heard, answer->text);
    QCOMPARE(answer->stop, StopReason::Finished);
    QCOMPARE(answer->used.input, 20);
    QCOMPARE(answer->used.output, 15);
    QVERIFY2(stage.sentHead().startsWith(wire().pathOfAnswer()), stage.sentHead());
    QVERIFY2(stage.sentHead().contains(wire().keyHeader()), stage.sentHead());
}

void ProviderTest::toolsAreCalledInParallel()
{
    Said two{{"I look."},
        {{"call_a", "todo0_add_todo", {"{\\\"task\\\":", "\\\"milk\\\"}"}}, {"call_b", "todo0_list_todos", {}}}, {}};
    for (const ProviderWire::Stop &stop : wire().stops())
        two.stop = stop.reason == StopReason::ToolUse ? stop.word : two.stop;

    const auto answer = answered(wire().streamed(two), 5);

    QVERIFY2(answer, qPrintable(codeOf(answer)));
    QCOMPARE(answer->text, u"I look."_s);
    QCOMPARE(shownCalls(*answer),
        (QStringList{u"call_a todo0_add_todo {\"task\":\"milk\"}"_s, u"call_b todo0_list_todos {}"_s}));
    QCOMPARE(answer->stop, StopReason::ToolUse);
}

void ProviderTest::tokensThatAreNotCountedAreNotMadeUp()
{
    const auto answer = answered(wire().withoutCounts("Here."));
    QVERIFY2(answer, qPrintable(codeOf(answer)));
    QCOMPARE(answer->text, u"Here."_s);
    QCOMPARE(answer->used.input, std::nullopt);
    QCOMPARE(answer->used.output, std::nullopt);
}

void ProviderTest::whyItStoppedIsTold_data()
{
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<StopReason>("reason");
    for (const ProviderWire::Stop &stop : wire().stops())
        QTest::addRow("%s", stop.word.constData()) << stop.word << stop.reason;
}

void ProviderTest::whyItStoppedIsTold()
{
    QFETCH(QByteArray, word);
    QFETCH(StopReason, reason);
    const auto answer = answered(wire().streamed(said({"So far"}, word)));
    QVERIFY2(answer, qPrintable(codeOf(answer)));
    QCOMPARE(answer->stop, reason);
}

void ProviderTest::anAnswerAtItsLengthKeepsWhatWasFinished()
{
    Said cut{{"Long"}, {{"t1", "n", {"{\\\"task\\\":\\\"ha"}}}, {}};
    for (const ProviderWire::Stop &stop : wire().stops())
        cut.stop = stop.reason == StopReason::Length ? stop.word : cut.stop;

    const auto answer = answered(wire().streamed(cut));

    QCOMPARE(codeOf(answer), u"good"_s);
    QCOMPARE(answer->text, u"Long"_s);
    QCOMPARE(answer->stop, StopReason::Length);
    QVERIFY(answer->calls.isEmpty());
}

void ProviderTest::overloadIsWaitedForAsTheProviderSays()
{
    ProviderStage stage;
    stage.refuses(wire().busyStatus(), wire().busy(), "Retry-After: 7\r\n");
    stage.refuses(503, wire().busy());
    stage.answers(wire().streamType(), wire().streamed(said({"Here."}, wire().stops().constFirst().word)));

    const auto answer = stage.ask(*wire().model(stage));

    QCOMPARE(codeOf(answer), u"good"_s);
    QCOMPARE(stage.clock.slept.size(), 2U);
    QCOMPARE(stage.clock.slept[0], Milliseconds(7000));
    QVERIFY(stage.clock.slept[1] >= Milliseconds(1000) && stage.clock.slept[1] <= Milliseconds(2000));
    QCOMPARE(stage.sentBody(0), stage.sentBody(2));
}

void ProviderTest::rfc9110_10_2_3_thePauseMayBeADate()
{
    ProviderStage stage;
    stage.refuses(wire().busyStatus(), wire().busy(),
        "Date: Fri, 01 Jan 2100 00:00:00 GMT\r\nRetry-After: Fri, 01 Jan 2100 00:00:07 GMT\r\n");
    stage.answers(wire().streamType(), wire().streamed(said({"Here."}, wire().stops().constFirst().word)));
    QCOMPARE(codeOf(stage.ask(*wire().model(stage))), u"good"_s);
    QCOMPARE(stage.clock.slept, std::vector{Milliseconds(7000)});
}

void ProviderTest::overloadIsNotWaitedForForever()
{
    ProviderStage stage;
    for (int i = 0; i < 5; ++i)
        stage.refuses(wire().busyStatus(), wire().busy());

    const auto answer = stage.ask(*wire().model(stage));

    QCOMPARE(codeOf(answer), u"model_busy"_s);
    QCOMPARE(answer.error().fault, Fault::Network);
    QCOMPARE(stage.server.requests.size(), 4);
    QCOMPARE(stage.clock.slept.size(), 3U);
    for (const Milliseconds pause : stage.clock.slept)
        QVERIFY(pause <= Seconds(8));
}

void ProviderTest::aLongPauseIsLeftToThePerson()
{
    ProviderStage stage;
    stage.refuses(wire().busyStatus(), wire().busy(), "Retry-After: 3600\r\n");
    QCOMPARE(codeOf(stage.ask(*wire().model(stage))), u"model_busy"_s);
    QVERIFY(stage.clock.slept.empty());
    QCOMPARE(stage.server.requests.size(), 1);
}

void ProviderTest::aRefusalIsSaidInTheProvidersWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    for (const ProviderWire::Refusal &one : wire().refusals()) {
        if (one.code != "model_busy"_L1)
            QTest::newRow(one.name) << one.status << one.body << one.code;
    }
    QTest::newRow("no json") << 400 << QByteArray("<html>no</html>") << u"model_refused"_s;
}

void ProviderTest::aRefusalIsSaidInTheProvidersWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    ProviderStage stage;
    stage.refuses(status, body);

    const auto answer = stage.ask(*wire().model(stage));

    QCOMPARE(codeOf(answer), code);
    QCOMPARE(answer.error().leg, Leg::Model);
    QCOMPARE(stage.server.requests.size(), 1);
    const QJsonObject object = jsonOf(body);
    const QJsonValue error = object["error"_L1];
    const QString words = error.isString() ? error.toString()
        : error.isObject()                 ? error["message"_L1].toString()
                                           : object["message"_L1].toString();
    QVERIFY2(answer.error().message.contains(words), qPrintable(answer.error().message));
}

void ProviderTest::anErrorInTheMiddleEndsTheAnswer()
{
    const auto answer = answered(wire().streamed(said({"Half"}, {})) + wire().busyInTheMiddle());
    QCOMPARE(codeOf(answer), u"model_busy"_s);
    QCOMPARE(answer.error().leg, Leg::Model);
}

void ProviderTest::aStreamThatIsCutIsNoAnswer()
{
    const QByteArray half = wire().streamed(said({"Half", "cut"}, {}));
    for (const QByteArray &body : {half, half.chopped(5)}) {
        QCOMPARE(codeOf(answered(body)), u"model_cut"_s);
        ProviderStage stage;
        stage.breaksOff(wire().streamType(), body);
        const auto answer = stage.ask(*wire().model(stage));
        QCOMPARE(codeOf(answer), u"model_cut"_s);
        QCOMPARE(answer.error().fault, Fault::Network);
        QCOMPARE(stage.server.requests.size(), 1); // what a model has begun is not asked for twice by itself
    }
}

void ProviderTest::aServerThatGoesBeforeItAnswersIsSaid()
{
    ProviderStage stage;
    stage.server.answer(QByteArray(), RawServer::Then::Close);
    const auto answer = stage.ask(*wire().model(stage));
    QVERIFY(!answer);
    QCOMPARE(answer.error().fault, Fault::Network);
    QCOMPARE(answer.error().leg, Leg::Model);
}

void ProviderTest::whatIsNoEventOfTheApiIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const ProviderWire::Malformed &one : wire().malformed())
        QTest::newRow(one.name) << one.body;
}

void ProviderTest::whatIsNoEventOfTheApiIsRefused()
{
    QFETCH(QByteArray, body);
    const auto answer = answered(body);
    QCOMPARE(codeOf(answer), u"model_answer"_s);
    QCOMPARE(answer.error().fault, Fault::Malformed);
}

void ProviderTest::whatIsNoStreamIsRefused()
{
    ProviderStage stage;
    stage.answers("text/html", "<html>sign in to the proxy</html>");
    QCOMPARE(codeOf(stage.ask(*wire().model(stage))), u"model_answer"_s);
}

void ProviderTest::theModelsAreThoseOfTheProvider()
{
    const ProviderWire::Models models = wire().models();
    ProviderStage stage;
    stage.server.answer(RawServer::ok(models.answer));
    const auto names = await(wire().model(stage)->choices());
    QCOMPARE(names.value(), models.names);
    QVERIFY2(stage.sentHead().startsWith("GET " + models.path), stage.sentHead());
}

void ProviderTest::modelsAreNotListedWithoutAKey()
{
    ProviderStage stage;
    stage.refuses(401, wire().busy());
    QCOMPARE(codeOf(await(wire().model(stage)->choices())), u"model_key"_s);
}

void ProviderTest::theKeyIsInNoError()
{
    const QByteArray key = wire().keyHeader().split(' ').constLast();
    ProviderStage stage;
    stage.refuses(400, "{\"message\":\"no\"}");
    const auto answer = stage.ask(*wire().model(stage));
    QVERIFY(!(answer.error().message + answer.error().hint).contains(QString::fromLatin1(key)));
}

void ProviderTest::whatWasEndedInItsMiddleGoesOnValidly_data()
{
    QTest::addColumn<QList<ModelMessage>>("messages");
    const QList<ToolCall> two{{u"a"_s, u"todo0_list_todos"_s, "{}"}, {u"b"_s, u"todo0_list_todos"_s, "{}"}};
    const QList<ToolResult> both{{u"a"_s, u"[]"_s, false}, {u"b"_s, u"Not made: the person ended the turn."_s, true}};
    QTest::newRow("while it answered") << QList<ModelMessage>{person(u"one"_s)};
    QTest::newRow("while a tool ran") << QList<ModelMessage>{
        person(u"one"_s), calling(u"I look."_s, two), results(both)};
    QTest::newRow("without a word") << QList<ModelMessage>{person(u"one"_s), calling({}, two), results(both)};
    QTest::newRow("after it said nothing") << QList<ModelMessage>{person(u"one"_s), calling({}, {})};
    QTest::newRow("twice") << QList<ModelMessage>{
        person(u"one"_s), calling({}, two), results(both), person(u"two"_s), person(u"three"_s)};
}

/// A call is answered at once after the message that made it, and roles take turns where the provider wants that.
void ProviderTest::whatWasEndedInItsMiddleGoesOnValidly()
{
    QFETCH(QList<ModelMessage>, messages);
    ModelRequest request = ProviderStage::conversation();
    request.messages = messages << person(u"go on"_s);
    ProviderStage stage;
    stage.answers(wire().streamType(), wire().streamed(said({"Yes."}, wire().stops().constFirst().word)));

    QCOMPARE(codeOf(stage.ask(*wire().model(stage), request)), u"good"_s);

    const QStringList shape = wire().shapeOf(stage.sentBody());
    QStringList waiting;
    for (const QString &one : shape) {
        if (one.contains(u':'))
            waiting << one.section(u':', 1);
        else if (one.contains(u'='))
            QVERIFY2(waiting.removeOne(one.section(u'=', 1)), qPrintable(shape.join(u' ')));
        else
            QVERIFY2(waiting.isEmpty(), qPrintable(shape.join(u' ')));
    }
    QVERIFY(waiting.isEmpty());
    QCOMPARE(shape.last(), u"user"_s);
}

} // namespace agent0::test
