#include "http/redaction.h"

#include "base/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace agent0 {

namespace {

constexpr qsizetype leastSecretSize = 4; // shorter ones would cut holes into every text
constexpr qsizetype mostShown = 4000; // UTF-16 units of one value
constexpr qsizetype mostParsed = 256 * 1024;

QByteArray formDecoded(QByteArrayView text)
{
    return QByteArray::fromPercentEncoding(text.toByteArray().replace('+', ' '));
}

QList<FormField> formFields(QByteArrayView form)
{
    QList<FormField> fields;
    for (const QByteArray &pair : form.toByteArray().split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (!pair.isEmpty())
            fields.append({formDecoded(equals < 0 ? pair : pair.first(equals)),
                formDecoded(equals < 0 ? QByteArrayView() : QByteArrayView(pair).sliced(equals + 1))});
    }
    return fields;
}

bool isForm(QByteArrayView contentType)
{
    return contentType.toByteArray().toLower().startsWith("application/x-www-form-urlencoded");
}

QJsonDocument jsonOf(QByteArrayView body)
{
    return body.size() <= mostParsed ? QJsonDocument::fromJson(body.toByteArray()) : QJsonDocument();
}

QJsonValue rootOf(const QJsonDocument &document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArrayView queryOf(QByteArrayView url)
{
    const qsizetype mark = url.indexOf('?');
    return mark < 0 ? QByteArrayView() : url.sliced(mark + 1);
}

QByteArray headerOf(const QList<HttpHeader> &headers, QByteArrayView name)
{
    return HttpResponse{0, headers, {}}.header(name);
}

bool isAuthorization(QByteArrayView name)
{
    return name.compare("Authorization", Qt::CaseInsensitive) == 0
        || name.compare("Proxy-Authorization", Qt::CaseInsensitive) == 0;
}

bool isAddress(QByteArrayView name)
{
    return name.compare("Location", Qt::CaseInsensitive) == 0
        || name.compare("Content-Location", Qt::CaseInsensitive) == 0;
}

QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

QByteArray textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

QString harmless(const QByteArray &text)
{
    const bool plain =
        text.size() <= mostShown && std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
    return plain ? QString::fromLatin1(text) : displayText(QString::fromUtf8(text), mostShown);
}

/// Claims a JWT has for everybody to see, though their names are those of secrets elsewhere.
bool isOpenClaim(const QString &name) { return name == "nonce"_L1 || name == "sid"_L1; }

} // namespace

Redaction::Redaction(const HttpRequest &request)
{
    for (const HttpHeader &header : request.headers)
        learnHeader(header);
    QList<FormField> fields = formFields(queryOf(request.url));
    if (isForm(headerOf(request.headers, "Content-Type")))
        fields += formFields(request.body);
    else
        learnJson(rootOf(jsonOf(request.body)));
    for (const FormField &field : fields) {
        if (visibilityOf(field.name) == Visibility::Secret)
            learn(field.value);
    }
}

void Redaction::learnAnswer(const HttpResponse &answer)
{
    for (const HttpHeader &header : answer.headers)
        learnHeader(header);
    learnJson(rootOf(jsonOf(answer.body)));
}

void Redaction::learn(QByteArrayView secret)
{
    if (secret.size() < leastSecretSize)
        return;
    const QByteArray plain = secret.toByteArray();
    for (const QByteArray &form : {plain, plain.toPercentEncoding()}) {
        const auto at =
            std::ranges::find_if(m_secrets, [&](const QByteArray &one) { return one.size() <= form.size(); });
        if (!m_secrets.contains(form))
            m_secrets.insert(at, form);
    }
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

void Redaction::learnJson(const QJsonValue &value, bool secret)
{
    if (secret && value.isString())
        learn(value.toString().toUtf8());
    for (const QJsonValue entry : value.toArray())
        learnJson(entry, secret);
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        learnJson(member.value(), secret || visibilityOf(member.key().toUtf8()) == Visibility::Secret);
}

QString Redaction::scrubbed(QByteArray text) const
{
    for (const QByteArray &secret : m_secrets) {
        if (text.contains(secret))
            text.replace(secret, secretNote(secret.size()));
    }
    return harmless(text);
}

QString Redaction::shown(QByteArrayView name, QByteArrayView value) const
{
    if (const auto jwt = jwtShape(value)) {
        const QJsonValue header = json("header", jwt->header);
        const QJsonValue claims = json("claims", jwt->claims);
        return scrubbed("JWT " + compact(header.toObject()) + ' ' + compact(claims.toObject())
            + " (signature, " + QByteArray::number(jwt->signatureBytes) + " characters, left out)");
    }
    switch (visibilityOf(name)) {
    case Visibility::Secret:
        return value.isEmpty() ? QString() : QString::fromLatin1(secretNote(value.size()));
    case Visibility::Open: return scrubbed(value.toByteArray());
    case Visibility::FreeText: return scrubbed(withoutTokens(value));
    }
    Q_UNREACHABLE();
}

QString Redaction::value(QByteArrayView name, QByteArrayView value) const { return shown(name, value); }

TraceField Redaction::header(const HttpHeader &header) const
{
    const QString name = harmless(header.name);
    if (isAddress(header.name))
        return {name, url(header.value)};
    const qsizetype blank = isAuthorization(header.name) ? header.value.indexOf(' ') : -1;
    if (blank < 0)
        return {name, shown(header.name, header.value)};
    const QString scheme = harmless(header.value.first(std::min<qsizetype>(blank, 32)));
    return {name, scheme + u' ' + shown(header.name, QByteArrayView(header.value).sliced(blank + 1))};
}

QString Redaction::url(QByteArrayView url) const
{
    const qsizetype fragment = url.indexOf('#');
    const QByteArrayView whole = fragment < 0 ? url : url.first(fragment);
    const qsizetype mark = whole.indexOf('?');
    QString text = scrubbed(whole.first(mark < 0 ? whole.size() : mark).toByteArray());
    QStringList pairs;
    for (const FormField &field : formFields(queryOf(whole)))
        pairs.append(scrubbed(field.name) + u'=' + shown(field.name, field.value));
    return pairs.isEmpty() ? text : text + u'?' + pairs.join(u'&');
}

/// Nested members by their own names; a name that is secret hides everything below it.
QJsonValue Redaction::json(QByteArrayView name, const QJsonValue &value) const
{
    const bool claims = name == QByteArrayView("claims");
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue entry : value.toArray())
            out.append(json(name, entry));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            out[scrubbed(member.key().toUtf8())] = claims && isOpenClaim(member.key())
                ? member.value()
                : json(member.key().toUtf8(), member.value());
        return out;
    }
    if (value.isString() || visibilityOf(name) == Visibility::Secret)
        return shown(name, textOf(value));
    return value;
}

QList<TraceField> Redaction::fields(QByteArrayView contentType, QByteArrayView body) const
{
    QList<TraceField> out;
    if (body.isEmpty())
        return out;
    if (isForm(contentType)) {
        for (const FormField &field : formFields(body))
            out.append({scrubbed(field.name), shown(field.name, field.value)});
        return out;
    }
    const QJsonDocument document = jsonOf(body);
    const QJsonObject object = document.object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QByteArray name = member.key().toUtf8();
        out.append({scrubbed(name), harmless(textOf(json(name, member.value())))});
    }
    if (document.isArray())
        out.append({u"body"_s, harmless(textOf(json("body", document.array())))});
    else if (document.isNull())
        out.append({u"body"_s, u"(%1 bytes)"_s.arg(body.size())});
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
