#include "sentences.h"
#include "support/testmain.h"

#include <QTest>

using namespace agent0;
using namespace agent0::test;

/// The model that is built in, on the sandbox: right calls, in the right order, with the right answer, or an honest "I cannot".
class SentencesTest : public QObject {
    Q_OBJECT

private slots:
    void itDoesWhatPeopleSay_data() { rows(u"seen.json"_s); }
    void itDoesWhatPeopleSay() { check(); }

    /// Written by somebody who has not seen the grammar. What it gets wrong is shown with AGENT0_SHOW_SENTENCES.
    void itDoesNearlyAllThatItWasNotMadeFor()
    {
        const auto all = sentences(u"unseen.json"_s);
        qsizetype right = 0;
        for (const Sentence &sentence : all) {
            const QString wrong = differences(m_stage, sentence);
            right += wrong.isEmpty() ? 1 : 0;
            if (!wrong.isEmpty() && qEnvironmentVariableIsSet("AGENT0_SHOW_SENTENCES"))
                qInfo("%s", qPrintable(wrong));
        }
        qInfo("right: %d of %d", int(right), int(all.size()));
        QVERIFY(all.size() >= 120);
        QVERIFY(right >= LeastRight);
    }

private:
    static constexpr qsizetype LeastRight = 124;

    void rows(const QString &file)
    {
        QTest::addColumn<int>("index");
        m_sentences = sentences(file);
        for (qsizetype i = 0; i < m_sentences.size(); ++i)
            QTest::newRow(qPrintable(m_sentences[i].id)) << int(i);
    }
    void check()
    {
        QFETCH(int, index);
        const QString wrong = differences(m_stage, m_sentences[index]);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    ChatStage m_stage;
    QList<Sentence> m_sentences;
};

AGENT0_TEST(SentencesTest)
#include "tst_sentences.moc"
