#include "http/redaction.h"

#include "base/strictjson.h"
#include "http/wiretext.h"

#include <algorithm>
#include <string_view>

namespace agent0 {

namespace {

constexpr qsizetype leastSecretSize = 4; // shorter ones would cut holes into every text
constexpr qsizetype mostParsed = 256 * 1024;

bool isForm(const QList<HttpHeader> &headers)
{
    constexpr QByteArrayView Form("application/x-www-form-urlencoded");
    const auto type =
        std::ranges::find_if(headers, [](const HttpHeader &header) { return isNamed(header.name, "Content-Type"); });
    return type != headers.end()
        && isNamed(QByteArrayView(type->value).first(std::min(type->value.size(), Form.size())), Form);
}

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
        return {formFields(body), {}, {}, body.size()};
    const QByteArrayView text = QByteArrayView(body).trimmed();
    const bool good =
        (text.startsWith('{') || text.startsWith('[')) && text.size() <= mostParsed && !findJsonProblem(text);
    return good ? Body{{}, text, jsonMembers(text), body.size()} : Body{{}, {}, {}, body.size()};
}

void Redaction::learn(const Body &body)
{
    learnForm(body.form);
    for (const JsonMember &member : body.members)
        learnJson(member.value, visibilityOf(member.name) == Visibility::Secret);
    if (body.members.isEmpty() && !body.json.isEmpty())
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
    if (value.startsWith('[')) {
        for (const QByteArrayView entry : jsonEntries(value))
            learnJson(entry, secret);
    } else if (value.startsWith('{')) {
        for (const JsonMember &member : jsonMembers(value))
            learnJson(member.value, secret || visibilityOf(member.name) == Visibility::Secret);
    }
}

QByteArray Redaction::scrubbed(QByteArrayView text) const
{
    QByteArray clean = QByteArray::fromRawData(text.data(), text.size());
    for (const QByteArray &secret : m_secrets) {
        if (holds(clean, secret))
            clean.replace(secret, secretNote(secret.size()));
    }
    return clean;
}

QByteArray Redaction::cleaned(const QByteArray &text) const
{
    const QByteArray clean = scrubbed(text);
    return clean.constData() == text.constData() ? text : clean;
}

} // namespace agent0
