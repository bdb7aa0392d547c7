#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/secret.h"
#include "http/eventstream.h"
#include "http/httpclient.h"
#include "model/languagemodel.h"

namespace agent0 {

/// What a model of a provider needs. network, and clock, must outlive it.
struct ModelPorts {
    HttpClient &http;
    Clock &clock;
    RandomBytes random;
};

/// The request of one attempt: made anew for each, since a signature has a time.
using MakeRequest = std::function<HttpRequest()>;

/// Opens the stream of an answer. Too many requests, and overload, are waited for as the provider says (Retry-After, within a minute),
/// else with doubling pauses, four attempts in all; then "model_busy". What else is no 2xx fails with "model_key",
/// "model_unknown" (Fault::Configuration), "model_context" or "model_refused", and what the provider says about it.
Task<Result<std::unique_ptr<HttpStream>>> openAnswer(ModelPorts ports, MakeRequest make);

/// Takes one event of an answer; true at its end.
using EventTaker = std::function<Result<bool>(const ServerSentEvent &)>;

/// Opens the stream of an answer of server-sent events and gives each to the taker, to the end. What is sent in another form
/// fails with "model_answer".
Task<Result<>> readEvents(ModelPorts ports, MakeRequest make, EventTaker take);

/// The whole answer of a plain request, as JSON: same failures.
Task<Result<QJsonObject>> fetchJson(ModelPorts ports, MakeRequest make);

/// An error that a provider sends in the middle of a stream, or as a body. type: its own word for it.
Error providerError(int status, const QString &type, const QString &message);

/// The limits of a streamed answer.
HttpLimits answerLimits();

} // namespace agent0
