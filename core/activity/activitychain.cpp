#include "activity/activitychain.h"

#include "activity/activityline.h"
#include "base/appendparts.h"

#include <QCryptographicHash>

#include <openssl/evp.h>

namespace agent0 {

namespace {

constexpr QByteArrayView PrevKey(",\"prev\":\"");
constexpr QByteArrayView HashKey("\",\"hash\":\"");
constexpr QByteArrayView LineEnd("\"}");
constexpr qsizetype Hex = 64;
constexpr qsizetype WorthOpenSsl = 128 * 1024;
constexpr qsizetype TailSize = PrevKey.size() + Hex + HashKey.size() + Hex + LineEnd.size();

bool isHash(QByteArrayView text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

/// Fetched once: looking the algorithm up costs as much as hashing a short line. The first look of a process costs
/// as much as hashing WorthOpenSsl bytes with Qt's own, which is several times slower.
struct ActivityChain::Digest {
    EVP_MD *algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    ~Digest()
    {
        EVP_MD_CTX_free(context);
        EVP_MD_free(algorithm);
    }
};

ActivityChain::ActivityChain() = default;
ActivityChain::~ActivityChain() = default;

QByteArray ActivityChain::digest(QByteArrayView text, QByteArrayView more)
{
    m_hashed += text.size() + more.size();
    if (m_hashed < WorthOpenSsl) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(text);
        hash.addData(more);
        return hash.result().toHex();
    }
    if (!m_digest)
        m_digest = std::make_unique<Digest>();
    unsigned char bytes[EVP_MAX_MD_SIZE] = {};
    EVP_DigestInit_ex2(m_digest->context, m_digest->algorithm, nullptr);
    EVP_DigestUpdate(m_digest->context, text.data(), std::size_t(text.size()));
    EVP_DigestUpdate(m_digest->context, more.data(), std::size_t(more.size()));
    EVP_DigestFinal_ex(m_digest->context, bytes, nullptr);
    return QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), Hex / 2).toHex();
}

void ActivityChain::seal(QByteArray &out, qint64 sequence, QByteArrayView members, QByteArray &hash)
{
    const qsizetype start = out.size();
    appendParts(out, {"{\"seq\":", Decimal(sequence), members, PrevKey, hash, "\""});
    hash = digest(hash, QByteArrayView(out).sliced(start));
    appendParts(out, {HashKey.sliced(1), hash, LineEnd, "\n"});
}

std::optional<ActivityChain::Link> ActivityChain::link(QByteArrayView line)
{
    const auto head = ActivityLine::of(line);
    if (!head || line.size() < TailSize)
        return std::nullopt;
    const QByteArrayView tail = line.last(TailSize);
    const QByteArrayView previous = tail.sliced(PrevKey.size(), Hex);
    const QByteArrayView hash = tail.sliced(PrevKey.size() + Hex + HashKey.size(), Hex);
    if (!tail.startsWith(PrevKey) || tail.sliced(PrevKey.size() + Hex, HashKey.size()) != HashKey
        || !tail.endsWith(LineEnd) || !isHash(previous) || !isHash(hash))
        return std::nullopt;
    const QByteArrayView body = line.first(line.size() - Hex - HashKey.size() - LineEnd.size() + 1);
    return Link{head->sequence, previous, hash, digest(previous, body) == hash};
}

} // namespace agent0
