#pragma once

#include "base/jsonslice.h"
#include "http/httprequest.h"
#include "http/tokenshape.h"
#include "http/trace.h"

#include <QHash>
#include <QJsonObject>

namespace agent0 {

/// A JWT as it has been shown.
struct ShownJwt {
    qsizetype signatureBytes = 0; ///< as text
    QByteArray text;
};
/// By all of them but the signature: one that is seen again is not taken apart again.
using ShownJwts = QHash<QByteArray, ShownJwt>;

/// Decides what of one exchange may be seen. A value under the name of a secret is replaced by "(secret, 43
/// bytes)"; a JWT by its header and claims without the signature, which makes it useless; a value under an
/// unknown name that looks like a token as a secret; and every secret of the exchange is also taken out of
/// all other texts, should a server repeat it. What is left is made harmless to show on one line.
class Redaction {
public:
    /// All that it is given must outlive it.
    Redaction(const HttpRequest &request, ShownJwts &jwts);
    void learnAnswer(const HttpResponse &answer);

    /// Host and path as they are; query values by the same rules.
    QString url(QByteArrayView url) const;
    TraceFields headers(const QList<HttpHeader> &headers) const;
    /// The fields of a form or the members of a JSON object; one field "body" for another JSON value; a note
    /// for the rest.
    TraceFields requestFields() const { return fields(m_request); }
    TraceFields answerFields() const { return fields(m_answer); }

private:
    /// As it can be taken apart: a form, good JSON, or neither.
    struct Body {
        QList<FormField> form;
        QByteArrayView json;
        QList<JsonMember> members; ///< of json, where it is an object
        qsizetype size = 0;
    };
    static Body bodyOf(const QList<HttpHeader> &headers, const QByteArray &body);
    void learn(const QByteArray &secret);
    void learn(const Body &body);
    void learnHeader(const HttpHeader &header);
    void learnForm(const QList<FormField> &fields);
    void learnJson(QByteArrayView value, bool secret);
    // Where nothing has to be taken out of a text, the bytes of these are its own: it must outlive them.
    QByteArray scrubbed(QByteArrayView text) const;
    QByteArray cleaned(const QByteArray &text) const; ///< scrubbed() of what need not outlive it
    QByteArray shown(Visibility visibility, QByteArrayView value) const;
    std::optional<QByteArray> shownJwt(QByteArrayView value) const;
    QByteArray shownParts(const JwtParts &jwt) const;
    QByteArray header(const HttpHeader &header) const;
    void appendMember(TraceFields &out, const JsonMember &member) const;
    TraceFields fields(const Body &body) const;
    using Judge = Visibility (*)(QByteArrayView name);
    void appendJson(QByteArray &out, Visibility visibility, QByteArrayView value) const;
    void appendObject(QByteArray &out, Judge judge, QByteArrayView object) const;

    ShownJwts &m_jwts;
    QList<QByteArray> m_secrets; ///< longest first
    Body m_request;
    Body m_answer;
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
