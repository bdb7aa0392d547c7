#include "http/redaction.h"

#include "base/displaytext.h"
#include "http/wiretext.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype mostShown = 4000; // UTF-16 units of one value
constexpr qsizetype mostJwtsKept = 64;

QString harmless(const QByteArray &text)
{
    bool plain = text.size() <= mostShown; // without leaving early this is done for many characters at once
    for (const char c : text)
        plain &= c >= 0x20 && c < 0x7f;
    return plain ? QString::fromLatin1(text) : displayText(QString::fromUtf8(text), mostShown);
}

/// Claims a JWT has for everybody to see, though their names are those of secrets elsewhere.
Visibility visibilityOfClaim(QByteArrayView name)
{
    return name == "nonce" || name == "sid" ? Visibility::Open : visibilityOf(name);
}

Visibility nothingVisible(QByteArrayView) { return Visibility::Secret; }

} // namespace

QByteArray Redaction::shown(Visibility visibility, QByteArrayView value) const
{
    if (auto jwt = shownJwt(value))
        return *std::move(jwt);
    switch (visibility) {
    case Visibility::Secret: return value.isEmpty() ? QByteArray() : secretNote(value.size());
    case Visibility::Open: return scrubbed(value);
    case Visibility::FreeText: return cleaned(withoutTokens(value));
    }
    Q_UNREACHABLE();
}

/// Nothing where it is no JWT.
std::optional<QByteArray> Redaction::shownJwt(QByteArrayView value) const
{
    if (!isLikeJwt(value))
        return std::nullopt;
    const qsizetype signature = value.size() - value.indexOf('.', value.indexOf('.') + 1) - 1;
    const auto seen = m_jwts.constFind(QByteArray::fromRawData(value.data(), value.size() - signature));
    if (seen != m_jwts.constEnd() && seen->signatureBytes == signature)
        return cleaned(seen->text);
    const auto jwt = jwtParts(value);
    if (!jwt)
        return std::nullopt;
    if (!jwt->isReadable)
        return secretNote(value.size());
    if (m_jwts.size() >= mostJwtsKept)
        m_jwts.clear();
    const QByteArray key = value.chopped(signature).toByteArray();
    return m_jwts.insert(key, {signature, cleaned(shownParts(*jwt))})->text;
}

QByteArray Redaction::shownParts(const JwtParts &jwt) const
{
    QByteArray out("JWT ");
    out.reserve(jwt.header.size() + jwt.claims.size() + 64);
    appendObject(out, visibilityOf, jwt.header);
    out.append(' ');
    appendObject(out, visibilityOfClaim, jwt.claims);
    return out.append(" (signature, ").append(QByteArray::number(jwt.signatureBytes)).append(" characters, left out)");
}

QByteArray Redaction::header(const HttpHeader &header) const
{
    if (isAddress(header.name))
        return url(header.value).toUtf8();
    const Visibility visibility = visibilityOf(header.name);
    const qsizetype blank = isAuthorization(header.name) ? header.value.indexOf(' ') : -1;
    if (blank < 0)
        return shown(visibility, header.value);
    const QString scheme = harmless(header.value.first(std::min<qsizetype>(blank, 32)));
    return scheme.toUtf8() + ' ' + shown(visibility, QByteArrayView(header.value).sliced(blank + 1));
}

TraceFields Redaction::headers(const QList<HttpHeader> &headers) const
{
    TraceFields shown;
    for (const HttpHeader &one : headers)
        shown.append(one.name, header(one));
    return shown;
}

QString Redaction::url(QByteArrayView url) const
{
    const qsizetype fragment = url.indexOf('#');
    const QByteArrayView whole = fragment < 0 ? url : url.first(fragment);
    const qsizetype mark = whole.indexOf('?');
    QString text = harmless(scrubbed(whole.first(mark < 0 ? whole.size() : mark)));
    QStringList pairs;
    for (const FormField &field : formFields(queryOf(whole)))
        pairs.append(harmless(scrubbed(field.name)) + u'=' + harmless(shown(visibilityOf(field.name), field.value)));
    return pairs.isEmpty() ? text : text + u'?' + pairs.join(u'&');
}

/// What is secret hides everything below it.
void Redaction::appendJson(QByteArray &out, Visibility visibility, QByteArrayView value) const
{
    if (value.startsWith('{')) {
        appendObject(out, visibility == Visibility::Secret ? nothingVisible : visibilityOf, value);
    } else if (value.startsWith('[')) {
        out.append('[');
        bool first = true;
        for (const QByteArrayView entry : jsonEntries(value)) {
            if (!std::exchange(first, false))
                out.append(',');
            appendJson(out, visibility, entry);
        }
        out.append(']');
    } else if (value.startsWith('"')) {
        const QByteArray meaning = jsonMeaning(value);
        appendJsonString(out, shown(visibility, meaning));
    } else if (visibility == Visibility::Secret) {
        appendJsonString(out, secretNote(value.size()));
    } else {
        out.append(value);
    }
}

void Redaction::appendObject(QByteArray &out, Judge judge, QByteArrayView object) const
{
    out.append('{');
    bool first = true;
    for (const JsonMember &member : jsonMembers(object)) {
        if (!std::exchange(first, false))
            out.append(',');
        appendJsonString(out, scrubbed(member.name));
        out.append(':');
        appendJson(out, judge(member.name), member.value);
    }
    out.append('}');
}

void Redaction::appendMember(TraceFields &out, const JsonMember &member) const
{
    const Visibility visibility = visibilityOf(member.name);
    if (member.value.startsWith('"')) {
        const QByteArray meaning = jsonMeaning(member.value);
        out.append(scrubbed(member.name), shown(visibility, meaning));
        return;
    }
    QByteArray value;
    appendJson(value, visibility, member.value);
    out.append(scrubbed(member.name), value);
}

TraceFields Redaction::fields(const Body &body) const
{
    TraceFields out;
    for (const FormField &field : body.form)
        out.append(scrubbed(field.name), shown(visibilityOf(field.name), field.value));
    for (const JsonMember &member : body.members)
        appendMember(out, member);
    if (body.json.startsWith('[')) {
        QByteArray value;
        appendJson(value, Visibility::FreeText, body.json);
        out.append("body", value);
    } else if (body.size > 0 && body.json.isEmpty() && body.form.isEmpty()) {
        out.append("body", '(' + QByteArray::number(body.size) + " bytes)");
    }
    return out;
}

std::optional<JwtShape> shownJwt(const QString &text)
{
    constexpr auto Beginning = "JWT "_L1, Between = "} {"_L1, End = "} (signature, "_L1;
    const qsizetype end = text.lastIndexOf(End);
    if (!text.startsWith(Beginning) || end < 0)
        return std::nullopt;
    JwtShape shape;
    // A header may itself hold what stands between: the place where both sides are objects is the right one.
    for (qsizetype at = text.indexOf(Between); at >= 0 && at < end; at = text.indexOf(Between, at + 1)) {
        shape.header = QJsonDocument::fromJson(text.sliced(4, at - 3).toUtf8()).object();
        shape.claims = QJsonDocument::fromJson(text.sliced(at + 2, end - at - 1).toUtf8()).object();
        if (!shape.header.isEmpty())
            break;
    }
    if (shape.header.isEmpty())
        return std::nullopt;
    const QStringView rest = QStringView(text).sliced(end + End.size());
    shape.signatureBytes = rest.first(std::max<qsizetype>(rest.indexOf(u' '), 0)).toLongLong();
    return shape;
}

} // namespace agent0
