#pragma once

#include "http/httprequest.h"
#include "http/tokenshape.h"
#include "http/trace.h"

#include <QJsonValue>

namespace agent0 {

/// Decides what of one exchange may be seen. A value under the name of a secret is replaced by "(secret, 43
/// bytes)"; a JWT by its header and claims without the signature, which makes it useless; a value under an
/// unknown name that looks like a token as a secret; and every secret of the exchange is also taken out of
/// all other texts, should a server repeat it. What is left is made harmless to show on one line.
class Redaction {
public:
    explicit Redaction(const HttpRequest &request);
    void learnAnswer(const HttpResponse &answer);

    /// Host and path as they are; query values by the same rules.
    QString url(QByteArrayView url) const;
    TraceField header(const HttpHeader &header) const;
    /// The fields of a form or the members of a JSON object; one field "body" for another JSON value; a note
    /// for the rest.
    QList<TraceField> fields(QByteArrayView contentType, QByteArrayView body) const;
    QString value(QByteArrayView name, QByteArrayView value) const;

private:
    void learn(QByteArrayView secret);
    void learnHeader(const HttpHeader &header);
    void learnJson(const QJsonValue &value, bool secret = false);
    QString scrubbed(QByteArray text) const;
    QString shown(QByteArrayView name, QByteArrayView value) const;
    QJsonValue json(QByteArrayView name, const QJsonValue &value) const;

    QList<QByteArray> m_secrets; ///< longest first
};

/// A JWT as Redaction shows it, taken apart again. Nothing where the text is no such, or was cut short.
std::optional<JwtShape> shownJwt(const QString &text);

} // namespace agent0
