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

    /// Written by somebody who had not seen the grammar.
    void itDoesWhatItWasNotMadeFor_data() { rows(u"unseen.json"_s); }
    void itDoesWhatItWasNotMadeFor() { check(); }

    /// Terse, polite and hostile people, others who write in no language of their own, noes, and questions for what it can; each written
    /// before it was tried, and what was found while mending.
    void itUnderstandsDifferentPeople_data() { rows(u"people.json"_s); }
    void itUnderstandsDifferentPeople() { check(); }

private:
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
