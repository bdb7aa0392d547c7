#include "activityfolder.h"
#include "composition/recording.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

namespace {

Step step(Leg leg, QJsonObject granted = {}, std::optional<Error> failure = {})
{
    return Step{leg, u"todo0"_s, u"a step"_s, {{u"scope"_s, u"todos.read"_s}}, std::move(granted), Milliseconds(7),
        std::move(failure)};
}

TraceRecord tokenRequest()
{
    TraceRecord record;
    record.leg = Leg::Exchange;
    record.method = u"POST"_s;
    record.url = u"https://idp.test/token"_s;
    record.status = 200;
    return record;
}

} // namespace

class RecordingTest : public QObject {
    Q_OBJECT

private slots:
    void stepsOfTheChainBecomeRecords()
    {
        QTemporaryDir data;
        ManualClock clock;
        int passedOn = 0;
        {
            Recording recording(clock, data.path(), u"work"_s);
            const StepSink steps = recording.steps([&](const Step &) { ++passedOn; });
            const TraceSink trace = recording.trace([&](const TraceRecord &) { ++passedOn; });
            const auto flow = recording.flows().begin(u"todo list"_s);
            steps(step(Leg::Discovery));
            steps(step(Leg::SignIn, {{u"subject"_s, u"00u1"_s}}));
            trace(tokenRequest());
            steps(step(Leg::Exchange, {{u"scope"_s, u"todos.read"_s}, {u"subject"_s, u"another at the resource"_s}}));
            steps(
                step(Leg::Redemption, {}, Error{Fault::Refused, Leg::Redemption, u"invalid_target"_s, {}, {}, {}, {}}));
        }
        QCOMPARE(passedOn, 5);
        QList<ActivityKind> kinds;
        ActivityReader reader(data.path() + u"/activity"_s);
        for (auto line = reader.next(); line; line = reader.next()) {
            const auto record = line->record();
            kinds << record->kind;
            QCOMPARE(record->subject, u"00u1"_s);
            QCOMPARE(record->profile, u"work"_s);
            QCOMPARE(record->action, u"todo list"_s);
            if (record->kind == ActivityKind::AccessRefused)
                QCOMPARE(record->result, u"invalid_target"_s);
        }
        using enum ActivityKind;
        QCOMPARE(kinds, (QList{SignIn, Exchange, IdJagIssued, AccessRefused}));
    }
};

AGENT0_TEST(RecordingTest)
#include "tst_recording.moc"
