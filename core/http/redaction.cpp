#include "http/redaction.h"

#include "base/displaytext.h"
#include "base/jsonslice.h"
#include "base/strictjson.h"

#include <QJsonDocument>

#include <algorithm>
#include <string_view>

namespace agent0 {

namespace {

constexpr qsizetype leastSecretSize = 4; // shorter ones would cut holes into every text
constexpr qsizetype mostShown = 4000; // UTF-16 units of one value
constexpr qsizetype mostParsed = 256 * 1024;
constexpr qsizetype mostJwtsKept = 64;

QByteArray formDecoded(QByteArrayView text)
{
    QByteArray decoded = text.toByteArray();
    if (decoded.contains('+'))
        decoded.replace('+', ' ');
    return decoded.contains('%') ? QByteArray::fromPercentEncoding(decoded) : decoded;
}

QList<FormField> formFields(QByteArrayView form)
{
    QList<FormField> fields;
    while (!form.isEmpty()) {
        const qsizetype end = form.indexOf('&');
        const QByteArrayView pair = end < 0 ? form : form.first(end);
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            fields.append({formDecoded(equals < 0 ? pair : pair.first(equals)),
                formDecoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1))});
        form = end < 0 ? QByteArrayView() : form.sliced(end + 1);
    }
    return fields;
}

bool isNamed(QByteArrayView name, QByteArrayView other)
{
    return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
}

bool isForm(const QList<HttpHeader> &headers)
{
    constexpr QByteArrayView Form("application/x-www-form-urlencoded");
    const auto type =
        std::ranges::find_if(headers, [](const HttpHeader &header) { return isNamed(header.name, "Content-Type"); });
    return type != headers.end()
        && isNamed(QByteArrayView(type->value).first(std::min(type->value.size(), Form.size())), Form);
}

QByteArrayView queryOf(QByteArrayView url)
{
    const qsizetype mark = url.indexOf('?');
    return mark < 0 ? QByteArrayView() : url.sliced(mark + 1);
}

bool isAuthorization(QByteArrayView name)
{
    return isNamed(name, "Authorization") || isNamed(name, "Proxy-Authorization");
}

bool isAddress(QByteArrayView name) { return isNamed(name, "Location") || isNamed(name, "Content-Location"); }

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

/// Nothing of it changes in a form or an address.
bool isUnreserved(QByteArrayView text)
{
    bool all = true; // without leaving early this is done for many characters at once
    for (const char c : text) {
        const auto lower = uchar(c | 0x20);
        all &= ((lower >= 'a') & (lower <= 'z')) | ((c >= '0') & (c <= '9')) | (c == '-') | (c == '.') | (c == '_')
            | (c == '~');
    }
    return all;
}

/// Not QByteArray::contains(), which makes a table for long texts first.
bool holds(const QByteArray &text, const QByteArray &part)
{
    const auto view = [](const QByteArray &bytes) { return std::string_view(bytes.constData(), size_t(bytes.size())); };
    return text.size() >= part.size() && view(text).find(view(part)) != std::string_view::npos;
}

} // namespace

Redaction::Redaction(const HttpRequest &request, ShownJwts &jwts)
    : m_jwts(jwts), m_request(bodyOf(request.headers, request.body))
{
    for (const HttpHeader &header : request.headers)
        learnHeader(header);
    learnForm(formFields(queryOf(request.url)));
    learn(m_request);
}

void Redaction::learnAnswer(const HttpResponse &answer)
{
    for (const HttpHeader &header : answer.headers)
        learnHeader(header);
    m_answer = bodyOf(answer.headers, answer.body);
    learn(m_answer);
}

Redaction::Body Redaction::bodyOf(const QList<HttpHeader> &headers, const QByteArray &body)
{
    if (isForm(headers))
        return {formFields(body), {}, body.size()};
    const QByteArrayView text = QByteArrayView(body).trimmed();
    const bool good =
        (text.startsWith('{') || text.startsWith('[')) && text.size() <= mostParsed && !findJsonProblem(text);
    return {{}, good ? text : QByteArrayView(), body.size()};
}

void Redaction::learn(const Body &body)
{
    learnForm(body.form);
    if (!body.json.isEmpty())
        learnJson(body.json, false);
}

void Redaction::learnForm(const QList<FormField> &fields)
{
    for (const FormField &field : fields) {
        if (visibilityOf(field.name) == Visibility::Secret)
            learn(field.value);
    }
}

void Redaction::learn(const QByteArray &secret)
{
    if (secret.size() < leastSecretSize || m_secrets.contains(secret))
        return;
    const auto shorter = [](const QByteArray &form) {
        return [size = form.size()](const QByteArray &one) { return one.size() <= size; };
    };
    m_secrets.insert(std::ranges::find_if(m_secrets, shorter(secret)), secret);
    if (isUnreserved(secret))
        return;
    const QByteArray encoded = secret.toPercentEncoding();
    m_secrets.insert(std::ranges::find_if(m_secrets, shorter(encoded)), encoded);
}

void Redaction::learnHeader(const HttpHeader &header)
{
    if (visibilityOf(header.name) != Visibility::Secret)
        return;
    const qsizetype blank = isAuthorization(header.name) ? header.value.indexOf(' ') : -1;
    const QByteArray credentials = header.value.sliced(blank + 1);
    learn(credentials);
    if (blank < 0 || header.value.first(blank).compare("Basic", Qt::CaseInsensitive) != 0)
        return;
    const QByteArray pair = QByteArray::fromBase64(credentials);
    const QByteArray password = pair.sliced(pair.indexOf(':') + 1);
    learn(password);
    learn(formDecoded(password));
}

void Redaction::learnJson(QByteArrayView value, bool secret)
{
    if (value.startsWith('"')) {
        if (secret)
            learn(jsonMeaning(value));
        return;
    }
    for (const QByteArrayView entry : jsonEntries(value))
        learnJson(entry, secret);
    for (const JsonMember &member : jsonMembers(value))
        learnJson(member.value, secret || visibilityOf(member.name) == Visibility::Secret);
}

QByteArray Redaction::scrubbed(QByteArrayView text) const
{
    QByteArray clean = text.toByteArray();
    for (const QByteArray &secret : m_secrets) {
        if (holds(clean, secret))
            clean.replace(secret, secretNote(secret.size()));
    }
    return clean;
}

QByteArray Redaction::shown(Visibility visibility, QByteArrayView value) const
{
    if (isLikeJwt(value)) {
        const qsizetype signature = value.size() - value.lastIndexOf('.') - 1;
        const auto seen = m_jwts.constFind(QByteArray::fromRawData(value.data(), value.size() - signature));
        if (seen != m_jwts.constEnd() && seen->signatureBytes == signature)
            return scrubbed(seen->text);
        const auto jwt = jwtParts(value);
        if (jwt && !jwt->isReadable)
            return secretNote(value.size());
        if (jwt) {
            if (m_jwts.size() >= mostJwtsKept)
                m_jwts.clear();
            const QByteArray key = value.chopped(signature).toByteArray();
            return m_jwts.insert(key, {signature, scrubbed(shownJwt(*jwt))})->text;
        }
    }
    switch (visibility) {
    case Visibility::Secret: return value.isEmpty() ? QByteArray() : secretNote(value.size());
    case Visibility::Open: return scrubbed(value);
    case Visibility::FreeText: return scrubbed(withoutTokens(value));
    }
    Q_UNREACHABLE();
}

QByteArray Redaction::shownJwt(const JwtParts &jwt) const
{
    QByteArray out("JWT ");
    out.reserve(jwt.header.size() + jwt.claims.size() + 64);
    appendObject(out, visibilityOf, jwt.header);
    out.append(' ');
    appendObject(out, visibilityOfClaim, jwt.claims);
    return out.append(" (signature, ").append(QByteArray::number(jwt.signatureBytes)).append(" characters, left out)");
}

QString Redaction::header(const HttpHeader &header) const
{
    if (isAddress(header.name))
        return url(header.value);
    const Visibility visibility = visibilityOf(header.name);
    const qsizetype blank = isAuthorization(header.name) ? header.value.indexOf(' ') : -1;
    if (blank < 0)
        return harmless(shown(visibility, header.value));
    const QString scheme = harmless(header.value.first(std::min<qsizetype>(blank, 32)));
    return scheme + u' ' + harmless(shown(visibility, QByteArrayView(header.value).sliced(blank + 1)));
}

QList<TraceField> Redaction::headers(const QList<HttpHeader> &headers) const
{
    QList<TraceField> shown;
    shown.reserve(headers.size());
    for (const HttpHeader &one : headers)
        shown.append({harmless(one.name), header(one)});
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
        appendJsonString(out, shown(visibility, jsonMeaning(value)));
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

QList<TraceField> Redaction::fields(const Body &body) const
{
    QList<TraceField> out;
    for (const FormField &field : body.form)
        out.append({harmless(scrubbed(field.name)), harmless(shown(visibilityOf(field.name), field.value))});
    for (const JsonMember &member : jsonMembers(body.json)) {
        const Visibility visibility = visibilityOf(member.name);
        QByteArray value;
        if (member.value.startsWith('"'))
            value = shown(visibility, jsonMeaning(member.value));
        else
            appendJson(value, visibility, member.value);
        out.append({harmless(scrubbed(member.name)), harmless(value)});
    }
    if (body.json.startsWith('[')) {
        QByteArray value;
        appendJson(value, Visibility::FreeText, body.json);
        out.append({u"body"_s, harmless(value)});
    } else if (body.size > 0 && body.json.isEmpty() && body.form.isEmpty()) {
        out.append({u"body"_s, u"(%1 bytes)"_s.arg(body.size)});
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
