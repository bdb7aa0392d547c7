#include "sandbox/faulteffects.h"

#include "base/base64url.h"
#include "jose/evpsignature.h"
#include "sandbox/problem.h"

#include <QJsonDocument>

namespace agent0::sandbox {

namespace {

QByteArray springs(QByteArray address, const Scene &scene) { return address.replace("TRAP", scene.trap); }

} // namespace

Instead oauthError(int status, const char *error, const char *description, QJsonObject more, QList<Header> headers)
{
    return [problem = Problem{status, error, QString::fromUtf8(description), std::move(more), std::move(headers)}](
               const Scene &) { return problem.response(); };
}

Instead plainAnswer(int status, QList<Header> headers, QByteArray body)
{
    return [answer = Response{status, std::move(headers), std::move(body), {}}](const Scene &) { return answer; };
}

Instead redirectTo(int status, QByteArray address)
{
    return [status, address](const Scene &scene) { return Response::redirect(springs(address, scene), status); };
}

Afterwards answerMember(const char *key, QJsonValue value)
{
    return [key = QString::fromLatin1(key), value](Response &response, const Scene &scene) {
        QJsonObject object = response.object();
        object[key] = withTrap(value, scene);
        response.setObject(object);
    };
}

Afterwards withoutAnswerMember(const char *key)
{
    return [key = QString::fromLatin1(key)](Response &response, const Scene &) {
        QJsonObject object = response.object();
        object.remove(key);
        response.setObject(object);
    };
}

Afterwards answerBody(QByteArray bytes, QByteArray type)
{
    return [bytes, type](Response &response, const Scene &) {
        response.body = QByteArray(bytes).replace("BODY", response.body);
        if (!type.isEmpty())
            response.set("Content-Type", type);
    };
}

Afterwards answerHeader(QByteArray name, QByteArray value)
{
    return [name, value](Response &response, const Scene &) { response.set(name, value); };
}

Afterwards overWire(Wire wire)
{
    return [wire](Response &response, const Scene &) {
        const Milliseconds delay = response.wire.delay + wire.delay;
        response.wire = wire;
        response.wire.delay = delay;
    };
}

InDocument documentMember(const char *key, QJsonValue value)
{
    return [key = QString::fromLatin1(key), value](
               QJsonObject &document, const Scene &scene) { document[key] = withTrap(value, scene); };
}

InDocument withoutDocumentMember(const char *key)
{
    return [key = QString::fromLatin1(key)](QJsonObject &document, const Scene &) { document.remove(key); };
}

InToken claim(const char *key, QJsonValue value)
{
    return [key = QString::fromLatin1(key), value](TokenDraft &draft, const Scene &) { draft.claims[key] = value; };
}

InToken withoutClaim(const char *key)
{
    return [key = QString::fromLatin1(key)](TokenDraft &draft, const Scene &) { draft.claims.remove(key); };
}

InToken claimLater(const char *key, qint64 seconds)
{
    return [key = QString::fromLatin1(key), seconds](TokenDraft &draft, const Scene &) {
        draft.claims[key] = qint64(draft.claims.value(key).toDouble()) + seconds;
    };
}

InToken jwsHeader(const char *key, QJsonValue value)
{
    return [key = QString::fromLatin1(key), value](TokenDraft &draft, const Scene &scene) {
        QJsonObject header = QJsonDocument::fromJson(headerBytes(draft)).object();
        header[key] = withTrap(value, scene);
        draft.compact = signedAsIs(draft, QJsonDocument(header).toJson(QJsonDocument::Compact), payloadBytes(draft));
    };
}

InRedirect redirectField(QByteArray name, QByteArray value)
{
    return [name, value](Fields &answer, const Scene &) { answer.set(name, value); };
}

InRedirect withoutRedirectField(QByteArray name)
{
    return [name](Fields &answer, const Scene &) { answer.remove(name); };
}

QJsonValue withTrap(const QJsonValue &value, const Scene &scene)
{
    return value.isString() ? QJsonValue(value.toString().replace(u"TRAP"_s, QString::fromUtf8(scene.trap))) : value;
}

QByteArray secretOf(const Request &request)
{
    const QByteArray header = request.header("Authorization");
    if (header.toLower().startsWith("basic ")) {
        const QByteArray pair = QByteArray::fromBase64(header.sliced(6));
        return percentDecoded(pair.mid(pair.indexOf(':') + 1), true);
    }
    const Fields form = request.form();
    for (const QByteArray name :
        {"client_secret", "client_assertion", "refresh_token", "code_verifier", "subject_token", "assertion"}) {
        if (form.has(name))
            return form.value(name);
    }
    return header.mid(header.indexOf(' ') + 1);
}

QByteArray headerBytes(const TokenDraft &draft)
{
    QJsonObject header = draft.header;
    header[u"alg"_s] = QString(name(draft.algorithm));
    header[u"kid"_s] = draft.key.keyId();
    return QJsonDocument(header).toJson(QJsonDocument::Compact);
}

QByteArray payloadBytes(const TokenDraft &draft) { return QJsonDocument(draft.claims).toJson(QJsonDocument::Compact); }

QByteArray signedAsIs(const TokenDraft &draft, const QByteArray &header, const QByteArray &payload)
{
    const QByteArray input = toBase64Url(header) + '.' + toBase64Url(payload);
    return input + '.' + toBase64Url(evpSign(draft.key.native(), draft.algorithm, input));
}

} // namespace agent0::sandbox
