#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/secret.h"
#include "http/eventstream.h"
#include "http/httpclient.h"
#include "model/answerparts.h"

#include <QJsonObject>

namespace agent0 {

/// What a model of a provider needs. network, and clock, must outlive it.
struct ModelPorts {
    HttpClient &http;
    Clock &clock;
    RandomBytes random;
};

/// The request of one attempt: made anew for each, since a signature has a time.
using MakeRequest = std::function<HttpRequest()>;

// Each of these opens a stream or an answer. Too many requests, and overload, are waited for as the provider says (Retry-After, within a minute),
// else with doubling pauses, four attempts in all; then "model_busy". What else is no 2xx fails with "model_key",
// "model_unknown" (Fault::Configuration), "model_context" or "model_refused", and what the provider says about it.

/// Takes the next bytes of an answer; true at its end.
using PieceTaker = std::function<Result<bool>(AnswerParts &, QByteArrayView)>;

/// The answer that is streamed in that media type. What comes in another fails with "model_answer".
Task<Result<ModelAnswer>> streamedAnswer(
    ModelPorts ports, MakeRequest make, QByteArray mediaType, TextSink text, PieceTaker take);

/// Takes one event of an answer; true at its end.
using EventTaker = std::function<Result<bool>(AnswerParts &, const ServerSentEvent &)>;

/// The same, of server-sent events.
Task<Result<ModelAnswer>> eventsAnswer(ModelPorts ports, MakeRequest make, TextSink text, EventTaker take);

/// What a plain answer lists: each object of that member.
Task<Result<QList<QJsonObject>>> fetchList(ModelPorts ports, MakeRequest make, QString member);

/// The "id" of each that is listed under "data".
Task<Result<QStringList>> fetchIds(ModelPorts ports, MakeRequest make);

/// An error that a provider sends in the middle of a stream, or as a body. type: its own word for it.
Error providerError(int status, const QString &type, const QString &message);

/// The limits of a streamed answer.
HttpLimits answerLimits();

} // namespace agent0
