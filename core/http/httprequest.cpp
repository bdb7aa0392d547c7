#include "http/httprequest.h"

#include <algorithm>
#include <array>

namespace agent0 {

namespace {

bool isSame(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size() && one.compare(other, Qt::CaseInsensitive) == 0;
}

bool isPlain(char c)
{
    const auto lower = uchar(c | 0x20);
    return ((lower >= 'a') & (lower <= 'z')) | ((c >= '0') & (c <= '9')) | (c == '-') | (c == '.') | (c == '_')
        | (c == '*');
}

void appendEncoded(QByteArray &out, QByteArrayView text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    bool allPlain = true; // most texts: without leaving early this is seen for many characters at once
    for (const char c : text)
        allPlain &= isPlain(c);
    if (allPlain) {
        out.append(text);
        return;
    }
    const qsizetype start = out.size();
    out.resize(start + 3 * text.size());
    char *to = out.data() + start;
    for (const char c : text) {
        if (isPlain(c) || c == ' ')
            *to++ = c == ' ' ? '+' : c;
        else
            to = std::ranges::copy(std::array{'%', digits[uchar(c) >> 4], digits[uchar(c) & 15]}, to).out;
    }
    out.truncate(to - out.constData());
}

qsizetype roomFor(const QList<FormField> &fields)
{
    qsizetype room = 0;
    for (const FormField &field : fields)
        room += field.name.size() + field.value.size() * 5 / 4 + 2;
    return room;
}

} // namespace

HttpRequest &&HttpRequest::header(QByteArray name, QByteArray value) &&
{
    headers.append(HttpHeader{std::move(name), std::move(value)});
    return std::move(*this);
}

HttpRequest &&HttpRequest::form(QList<FormField> form) &&
{
    fields = std::move(form);
    body.clear();
    body.reserve(roomFor(fields));
    for (const FormField &field : fields) {
        if (!body.isEmpty())
            body.append('&');
        appendEncoded(body, field.name);
        body.append('=');
        appendEncoded(body, field.value);
    }
    return std::move(*this).header("Content-Type"_ba, "application/x-www-form-urlencoded"_ba);
}

HttpRequest &&HttpRequest::json(QByteArray text) &&
{
    body = std::move(text);
    fields.clear();
    return std::move(*this).header("Content-Type"_ba, "application/json"_ba);
}

HttpRequest &&HttpRequest::authorize(QByteArrayView scheme, const Secret &token) &&
{
    QByteArray value;
    value.reserve(scheme.size() + 1 + token.reveal().size());
    value.append(scheme).append(' ').append(token.reveal());
    return std::move(*this).header("Authorization"_ba, std::move(value));
}

HttpRequest &&HttpRequest::on(Leg where, QString connectionId) &&
{
    leg = where;
    connection = std::move(connectionId);
    return std::move(*this);
}

HttpRequest &&HttpRequest::within(HttpLimits bounds) &&
{
    limits = bounds;
    return std::move(*this);
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const HttpHeader &one : headers) {
        if (isSame(one.name, name))
            return one.value;
    }
    return {};
}

QList<QByteArray> HttpResponse::headerValues(QByteArrayView name) const
{
    QList<QByteArray> values;
    for (const HttpHeader &one : headers) {
        if (isSame(one.name, name))
            values.append(one.value);
    }
    return values;
}

bool HttpResponse::isJson() const
{
    const QByteArray value = header("Content-Type");
    const qsizetype parameters = value.indexOf(';');
    const QByteArrayView type = QByteArrayView(value).first(parameters < 0 ? value.size() : parameters).trimmed();
    return isSame(type, "application/json")
        || (type.contains('/') && isSame(type.last(std::min<qsizetype>(type.size(), 5)), "+json"));
}

} // namespace agent0
