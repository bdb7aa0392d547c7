#include "hunt/secretsearch.h"

#include <QRegularExpression>
#include <QSet>

#include <array>

namespace agent0::test {

namespace {

constexpr qsizetype NeedleSize = 24;
constexpr qsizetype FormSize = 20; // of base64 this much is left when the ends depend on their neighbours

/// What must be looked for: the part that makes it worth something. What begins as a JWT does begins as every other one
/// of its kind, also where it is a broken one.
QByteArray needleOf(const QByteArray &secret)
{
    if (!secret.startsWith("eyJ"))
        return secret.left(NeedleSize);
    return secret.count('.') == 2 ? secret.mid(secret.lastIndexOf('.') + 1).left(NeedleSize) : secret.right(NeedleSize);
}

bool worthLookingFor(const QByteArray &needle)
{
    return needle.size() == NeedleSize && QSet<char>(needle.begin(), needle.end()).size() >= 9;
}

/// The characters of the base64 of any text that has this at that offset which do not depend on what is around it.
QByteArray base64At(const QByteArray &needle, qsizetype offset, QByteArray::Base64Options options)
{
    const QByteArray all = (QByteArray(offset, 'x') + needle).toBase64(options | QByteArray::OmitTrailingEquals);
    const qsizetype from = (offset * 8 + 5) / 6;
    return all.mid(from, (offset + needle.size()) * 8 / 6 - from);
}

QByteArray utf16(const QByteArray &text, bool bigEndian)
{
    QByteArray wide;
    for (const char c : text)
        wide.append(bigEndian ? '\0' : c).append(bigEndian ? c : '\0');
    return wide;
}

} // namespace

void SecretSearch::add(const QByteArray &secret)
{
    const QByteArray needle = needleOf(secret);
    if (!worthLookingFor(needle) || m_forms.contains(needle.left(FormSize)))
        return;
    ++m_secrets;
    addForm(needle, "as it is");
    addForm(needle.toPercentEncoding(), "percent-encoded");
    addForm(needle.toHex(), "in hex");
    addForm(needle.toHex().toUpper(), "in hex");
    addForm(utf16(needle, false), "in UTF-16");
    addForm(utf16(needle, true), "in UTF-16");
    for (qsizetype offset = 0; offset < 3; ++offset) {
        addForm(base64At(needle, offset, QByteArray::Base64Encoding), "in base64");
        addForm(base64At(needle, offset, QByteArray::Base64UrlEncoding), "in base64");
    }
}

void SecretSearch::addForm(const QByteArray &form, const char *name)
{
    if (!m_forms.contains(form.left(FormSize)))
        m_forms.insert(form.left(FormSize), name);
}

QStringList SecretSearch::findIn(const QByteArray &text) const
{
    static const QRegularExpression key(QStringLiteral(R"re(PRIVATE KEY-----|"(?:d|p|q|dp|dq|qi)" ?: ?"[\w-]{40})re"));
    QStringList found;
    if (key.match(QString::fromLatin1(text)).hasMatch())
        found << QStringLiteral("a private key");
    // Two bytes decide nearly every position, and cost next to nothing.
    std::array<bool, 65536> begins{};
    const auto start = [](const char *at) { return std::size_t(uchar(at[0])) << 8 | uchar(at[1]); };
    for (auto form = m_forms.begin(); form != m_forms.end(); ++form)
        begins[start(form.key().constData())] = true;
    for (qsizetype at = 0; at + FormSize <= text.size(); ++at) {
        if (!begins[start(text.constData() + at)])
            continue;
        const auto form = m_forms.constFind(QByteArray::fromRawData(text.constData() + at, FormSize));
        if (form != m_forms.cend())
            found << QStringLiteral("a secret %1").arg(QLatin1StringView(*form));
    }
    found.removeDuplicates();
    return found;
}

} // namespace agent0::test
