#pragma once

#include "http/httprequest.h"
#include "http/tokenshape.h"
#include "http/trace.h"

#include <QHash>
#include <QJsonObject>

namespace agent0 {

class JsonWalk;

/// A JWT as it is shown.
struct ShownJwt {
    qsizetype signatureBytes = 0; ///< as text
    QByteArray text;
    QByteArray written; ///< the text as it stands in TraceFields
};
/// By all of them but the signature: one that is seen again is not taken apart again.
using ShownJwts = QHash<QByteArray, ShownJwt>;

/// Decides what of one exchange may be seen. A value under the name of a secret is replaced by "(secret, 43
/// bytes)"; a JWT by its header and claims without the signature, which makes it useless; a value under an
/// unknown name that looks like a token as a secret. What is left is made harmless to show on one line.
///
/// A server may repeat a secret where nobody expects it. That is seldom, so it is looked for when all is written: where
/// mayStandIn() says so, all is to be written again after takeSecretsOut(). An exchange with more secrets than anybody needs
/// has no headers then, and of its bodies the sizes alone.
class Redaction {
public:
    /// Both it and what is shown must outlive it.
    explicit Redaction(ShownJwts &jwts) : m_jwts(jwts) { }

    /// Host and path as they are; query values by the same rules.
    QString url(QByteArrayView url);
    TraceFields headers(const QList<HttpHeader> &headers);
    /// The fields of a form or the members of a JSON object; one field "body" for another JSON value; a note
    /// for the rest.
    TraceFields fields(const HttpRequest &request);
    TraceFields fields(const HttpResponse &answer) { return fields(answer.headers, answer.body); }

    /// Whether a secret that was met could be part of what was written. Errs on the side of yes.
    bool mayStandIn(const TraceRecord &record) const;
    /// From now on each secret that was met is taken out of all texts. No more are learnt.
    void takeSecretsOut();

private:
    void learn(const QByteArray &secret);
    void learnCredentials(QByteArrayView scheme, const QByteArray &credentials);
    // Where nothing has to be taken out of a text, the bytes of these are its own: it must outlive them.
    QByteArray scrubbed(QByteArrayView text) const;
    QByteArray cleaned(const QByteArray &text) const; ///< scrubbed() of what need not outlive it
    QByteArray shown(Visibility visibility, const QByteArray &value);
    const ShownJwt *shownJwt(QByteArrayView value);
    std::optional<QByteArray> shownAsJwt(const QByteArray &value);
    QByteArray shownParts(const JwtParts &jwt) const;
    bool measuresOnly() const { return m_takesOut && m_knowsTooMany; }
    TraceFields fields(const QList<HttpHeader> &headers, const QByteArray &body);
    TraceFields formOf(const QList<FormField> &form);
    TraceFields jsonOf(QByteArrayView text);
    void appendHeader(TraceFields &out, const HttpHeader &header);
    void append(TraceFields &out, QByteArrayView name, Visibility visibility, const QByteArray &value,
        const QByteArray &before = {});
    using Judge = Visibility (*)(QByteArrayView name);
    void appendMember(TraceFields &out, const QByteArray &name, JsonWalk &json);
    void appendJson(QByteArray &out, Visibility visibility, JsonWalk &json);
    void appendArray(QByteArray &out, Visibility visibility, JsonWalk &json);
    void appendObject(QByteArray &out, Judge judge, JsonWalk &json);

    ShownJwts &m_jwts;
    QList<QByteArray> m_secrets; ///< longest first, once they are taken out
    bool m_takesOut = false;
    bool m_isInJwt = false;
    bool m_knowsTooMany = false;
};

/// A JWT as it is shown, taken apart again.
struct JwtShape {
    QJsonObject header;
    QJsonObject claims;
    qsizetype signatureBytes = 0; ///< as text
};
/// Nothing where the text is no such, or was cut short.
std::optional<JwtShape> shownJwt(const QString &text);

} // namespace agent0
