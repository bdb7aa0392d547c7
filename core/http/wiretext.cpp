#include "http/wiretext.h"

namespace agent0 {

QByteArray formDecoded(QByteArrayView text)
{
    QByteArray decoded = QByteArray::fromRawData(text.data(), text.size());
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

QByteArrayView queryOf(QByteArrayView url)
{
    const qsizetype mark = url.indexOf('?');
    return mark < 0 ? QByteArrayView() : url.sliced(mark + 1);
}

bool isNamed(QByteArrayView name, QByteArrayView other)
{
    return name.size() == other.size() && name.compare(other, Qt::CaseInsensitive) == 0;
}

bool isAuthorization(QByteArrayView name)
{
    return isNamed(name, "Authorization") || isNamed(name, "Proxy-Authorization");
}

bool isAddress(QByteArrayView name) { return isNamed(name, "Location") || isNamed(name, "Content-Location"); }

} // namespace agent0
