#include "http/redaction.h"

#include "base/appendparts.h"
#include "base/displaytext.h"
#include "base/jsonslice.h"
#include "base/jsonwalk.h"
#include "base/strictjson.h"
#include "http/wiretext.h"

#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype mostShown = TraceFields::mostShown;
constexpr qsizetype mostParsed = 256 * 1024;
constexpr qsizetype mostJwtsKept = 64;

bool isForm(const QList<HttpHeader> &headers)
{
    constexpr QByteArrayView Form("application/x-www-form-urlencoded");
    const auto type =
        std::ranges::find_if(headers, [](const HttpHeader &header) { return isNamed(header.name, "Content-Type"); });
    return type != headers.end()
        && isNamed(QByteArrayView(type->value).first(std::min(type->value.size(), Form.size())), Form);
}

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

/// What is shown, as a JSON string. Nearly all is shown as it came, and so as it was written; for the rest there is room.
QByteArrayView asWritten(QByteArrayView written, const QByteArray &shown, QByteArray &room)
{
    if (shown.constData() == written.data() + 1 && shown.size() == written.size() - 2)
        return written;
    appendJsonString(room, shown);
    return room;
}

} // namespace

QByteArray Redaction::shown(Visibility visibility, const QByteArray &value)
{
    if (visibility == Visibility::Secret)
        learn(value);
    if (const auto jwt = shownAsJwt(value))
        return cleaned(*jwt);
    switch (visibility) {
    case Visibility::Secret: return value.isEmpty() ? QByteArray() : secretNote(value.size());
    case Visibility::Open: return scrubbed(value);
    case Visibility::FreeText: return cleaned(withoutTokens(value));
    }
    Q_UNREACHABLE();
}

/// Nothing where it is no JWT. One inside another is a secret: at each level its quotes would take twice the room.
std::optional<QByteArray> Redaction::shownAsJwt(const QByteArray &value)
{
    if (!m_isInJwt && !m_takesOut) {
        const ShownJwt *kept = shownJwt(value);
        return kept ? std::optional(kept->text) : std::nullopt;
    }
    const auto jwt = jwtParts(value);
    if (!jwt)
        return std::nullopt;
    return m_isInJwt || !jwt->isReadable ? secretNote(value.size()) : shownParts(*jwt);
}

/// Null where it is no JWT. Good until the next call.
const ShownJwt *Redaction::shownJwt(QByteArrayView value)
{
    if (!isLikeJwt(value))
        return nullptr;
    const qsizetype signature = value.size() - value.indexOf('.', value.indexOf('.') + 1) - 1;
    const auto seen = m_jwts.constFind(QByteArray::fromRawData(value.data(), value.size() - signature));
    if (seen != m_jwts.constEnd() && seen->signatureBytes == signature)
        return &*seen;
    const auto jwt = jwtParts(value);
    if (!jwt)
        return nullptr;
    QByteArray text = jwt->isReadable ? shownParts(*jwt) : secretNote(value.size());
    QByteArray written = TraceFields::written(text);
    if (m_jwts.size() >= mostJwtsKept)
        m_jwts.clear();
    return &*m_jwts.insert(value.chopped(signature).toByteArray(), {signature, std::move(text), std::move(written)});
}

/// By another, which takes out the same: what is secret in the JWT is no secret of the exchange.
QByteArray Redaction::shownParts(const JwtParts &jwt) const
{
    Redaction inner(*this);
    inner.m_isInJwt = true;
    QByteArray out("JWT ");
    out.reserve(jwt.header.size() + jwt.claims.size() + 64);
    JsonWalk header(jwt.header), claims(jwt.claims);
    header.next();
    inner.appendObject(out, visibilityOf, header);
    out.append(' ');
    claims.next();
    inner.appendObject(out, visibilityOfClaim, claims);
    return out.append(" (signature, ").append(QByteArray::number(jwt.signatureBytes)).append(" characters, left out)");
}

void Redaction::append(
    TraceFields &out, QByteArrayView name, Visibility visibility, const QByteArray &value, const QByteArray &before)
{
    const ShownJwt *jwt = m_takesOut ? nullptr : shownJwt(value);
    if (!jwt) {
        const QByteArray text = shown(visibility, value);
        return before.isEmpty() ? out.append(name, text) : out.append(name, before + text);
    }
    if (visibility == Visibility::Secret)
        learn(value);
    out.append(name, before, TraceFields::Written{jwt->written});
}

void Redaction::appendHeader(TraceFields &out, const HttpHeader &header)
{
    if (isAddress(header.name))
        return out.append(scrubbed(header.name), url(header.value).toUtf8());
    const Visibility visibility = visibilityOf(header.name);
    const qsizetype blank = isAuthorization(header.name) ? header.value.indexOf(' ') : -1;
    if (blank < 0)
        return append(out, scrubbed(header.name), visibility, header.value);
    const QByteArrayView scheme = QByteArrayView(header.value).first(blank);
    const QByteArray credentials = QByteArray::fromRawData(scheme.end() + 1, header.value.size() - blank - 1);
    learnCredentials(scheme, credentials);
    const QByteArray before = harmless(scrubbed(scheme.first(std::min<qsizetype>(blank, 32)))).toUtf8() + ' ';
    append(out, scrubbed(header.name), visibility, credentials, before);
}

TraceFields Redaction::headers(const QList<HttpHeader> &headers)
{
    TraceFields shown;
    if (measuresOnly())
        return shown;
    for (const HttpHeader &header : headers)
        appendHeader(shown, header);
    return shown;
}

QString Redaction::url(QByteArrayView url)
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
void Redaction::appendJson(QByteArray &out, Visibility visibility, JsonWalk &json)
{
    const char first = json.next();
    if (first == '{')
        return appendObject(out, visibility == Visibility::Secret ? nothingVisible : visibilityOf, json);
    if (first == '[')
        return appendArray(out, visibility, json);
    const QByteArrayView value = json.value();
    if (first == '"') {
        const QByteArray meaning = jsonMeaning(value);
        QByteArray room;
        out.append(asWritten(value, shown(visibility, meaning), room));
    } else if (visibility == Visibility::Secret) {
        appendJsonString(out, secretNote(value.size()));
    } else if (const QByteArray clean = scrubbed(value); clean.constData() == value.data()) {
        out.append(value);
    } else {
        appendJsonString(out, clean);
    }
}

void Redaction::appendArray(QByteArray &out, Visibility visibility, JsonWalk &json)
{
    json.enter('[');
    char before = '[';
    while (!json.at(']')) {
        out.append(std::exchange(before, ','));
        appendJson(out, visibility, json);
        json.separator();
    }
    json.leave();
    out.append(before == '[' ? "[]" : "]");
}

void Redaction::appendObject(QByteArray &out, Judge judge, JsonWalk &json)
{
    json.enter('{');
    QByteArrayView before = "{";
    while (!json.at('}')) {
        const QByteArrayView key = json.value();
        if (key.size() < 2)
            return; // not JSON, against the promise
        const QByteArray name = jsonMeaning(key);
        json.separator();
        QByteArray room;
        appendParts(out, {std::exchange(before, ","), asWritten(key, scrubbed(name), room), ":"});
        appendJson(out, judge(name), json);
        json.separator();
    }
    json.leave();
    out.append(before == "{" ? "{}" : "}");
}

TraceFields Redaction::fields(const HttpRequest &request)
{
    const bool isOwnForm = !request.fields.isEmpty() && !measuresOnly();
    return isOwnForm ? formOf(request.fields) : fields(request.headers, request.body);
}

TraceFields Redaction::fields(const QList<HttpHeader> &headers, const QByteArray &body)
{
    const QByteArrayView text = QByteArrayView(body).trimmed();
    const bool isTakenApart = text.size() <= mostParsed && !measuresOnly();
    TraceFields out;
    if (isTakenApart && isForm(headers))
        out = formOf(formFields(body));
    else if (isTakenApart && (text.startsWith('{') || text.startsWith('[')) && !findJsonProblem(text))
        return jsonOf(text);
    if (out.isEmpty() && !body.isEmpty())
        out.append("body", '(' + QByteArray::number(body.size()) + " bytes)");
    return out;
}

TraceFields Redaction::formOf(const QList<FormField> &form)
{
    TraceFields out;
    for (const FormField &field : form)
        append(out, scrubbed(field.name), visibilityOf(field.name), field.value);
    return out;
}

TraceFields Redaction::jsonOf(QByteArrayView text)
{
    TraceFields out;
    JsonWalk json(text);
    if (!json.enter('{')) {
        QByteArray value;
        appendJson(value, Visibility::FreeText, json);
        out.append("body", value);
    }
    while (!json.at('}')) {
        const QByteArrayView key = json.value();
        if (key.size() < 2)
            return out; // not JSON, against the promise
        json.separator();
        appendMember(out, jsonMeaning(key), json);
        json.separator();
    }
    return out;
}

void Redaction::appendMember(TraceFields &out, const QByteArray &name, JsonWalk &json)
{
    const Visibility visibility = visibilityOf(name);
    if (json.next() == '"')
        return append(out, scrubbed(name), visibility, jsonMeaning(json.value()));
    QByteArray value;
    appendJson(value, visibility, json);
    out.append(scrubbed(name), value);
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
