#pragma once

#include "providerstage.h"

#include <QTest>

namespace agent0::test {

/// What a provider is to say, before it is put into its own words.
struct SaidCall {
    QByteArray id;
    QByteArray name;
    QByteArrayList pieces; ///< of its arguments
};
struct Said {
    QByteArrayList text;
    QList<SaidCall> calls;
    QByteArray stop; ///< in the provider's word; "" where the stream ends before it
};

/// The words of one provider.
class ProviderWire {
public:
    virtual ~ProviderWire() = default;
    virtual std::unique_ptr<LanguageModel> model(ProviderStage &stage) const = 0;
    virtual QByteArray streamType() const = 0;
    virtual QByteArray streamed(const Said &said) const = 0; ///< 20 tokens in, 15 out, where it stops
    virtual QByteArray withoutCounts(const QByteArray &text) const = 0; ///< an answer that counts no tokens
    virtual QByteArray busyInTheMiddle() const = 0; ///< what says so in a stream
    virtual QByteArray pathOfAnswer() const = 0; ///< "POST /v1/messages"
    virtual QByteArray keyHeader() const = 0;

    struct Stop {
        QByteArray word;
        StopReason reason;
    };
    virtual QList<Stop> stops() const = 0;
    struct Refusal {
        const char *name;
        int status;
        QByteArray body;
        QString code;
    };
    virtual QList<Refusal> refusals() const = 0;
    struct Malformed {
        const char *name;
        QByteArray body;
    };
    virtual QList<Malformed> malformed() const = 0;
    struct Models {
        QByteArray path;
        QByteArray answer;
        QStringList names;
    };
    virtual Models models() const = 0;
    /// The messages of a request body, each as "role" or "role:call id" or "role=call id" where it answers that call.
    virtual QStringList shapeOf(const QJsonObject &body) const = 0;

    QByteArray busy() const { return refusals().constFirst().body; } ///< the first is that
    int busyStatus() const { return refusals().constFirst().status; }
};

/// The shape of messages whose contents are blocks: idsOf gives the call that a block makes, and the one that it answers. Where roles do not take
/// turns, a call without an answer is added.
QStringList shapeOfTurns(
    const QJsonObject &body, const std::function<std::pair<QString, QString>(const QJsonObject &)> &idsOf);

/// What every provider has to keep to, whatever its words.
class ProviderTest : public QObject {
    Q_OBJECT

public:
    explicit ProviderTest(std::unique_ptr<ProviderWire> wire) : m_wire(std::move(wire)) { }

private slots:
    void anAnswerComesPieceByPieceHoweverItIsCut_data();
    void anAnswerComesPieceByPieceHoweverItIsCut();
    void toolsAreCalledInParallel();
    void tokensThatAreNotCountedAreNotMadeUp();
    void whyItStoppedIsTold_data();
    void whyItStoppedIsTold();
    void anAnswerAtItsLengthKeepsWhatWasFinished();
    void overloadIsWaitedForAsTheProviderSays();
    void rfc9110_10_2_3_thePauseMayBeADate();
    void overloadIsNotWaitedForForever();
    void aLongPauseIsLeftToThePerson();
    void aRefusalIsSaidInTheProvidersWords_data();
    void aRefusalIsSaidInTheProvidersWords();
    void anErrorInTheMiddleEndsTheAnswer();
    void aStreamThatIsCutIsNoAnswer();
    void aServerThatGoesBeforeItAnswersIsSaid();
    void whatIsNoEventOfTheApiIsRefused_data();
    void whatIsNoEventOfTheApiIsRefused();
    void whatIsNoStreamIsRefused();
    void theModelsAreThoseOfTheProvider();
    void modelsAreNotListedWithoutAKey();
    void theKeyIsInNoError();
    void whatWasEndedInItsMiddleGoesOnValidly_data();
    void whatWasEndedInItsMiddleGoesOnValidly();

protected:
    const ProviderWire &wire() const { return *m_wire; }

private:
    Result<ModelAnswer> answered(const QByteArray &body, qsizetype piece = 0);

    std::unique_ptr<ProviderWire> m_wire;
};

} // namespace agent0::test
