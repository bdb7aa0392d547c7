#include "keychain/secretservice.h"

namespace agent0 {

namespace {

constexpr QByteArrayView ServicePath = "/org/freedesktop/secrets";

BusCall openSession(const SecretSession &session)
{
    BusWriter body;
    body.text(SecretSession::Algorithm).signature("ay").bytes(session.publicValue());
    return SecretService::call(ServicePath.toByteArray(), "org.freedesktop.Secret.Service", "OpenSession", "sv", body);
}

/// QtKeychain's entries that hold text, as libsecret would look for them.
BusCall searchItems(const QString &service, const QString &key)
{
    BusWriter body;
    body.array(8, [&](BusWriter &attributes) {
        attributes.align(8).text("server").text(service.toUtf8());
        attributes.align(8).text("type").text("plaintext");
        attributes.align(8).text("user").text(key.toUtf8());
        attributes.align(8).text("xdg:schema").text("org.qt.keychain");
    });
    return SecretService::call(
        ServicePath.toByteArray(), "org.freedesktop.Secret.Service", "SearchItems", "a{ss}", body);
}

} // namespace

BusCall SecretService::call(
    QByteArray path, QByteArray interface, QByteArray member, QByteArray signature, const BusWriter &body)
{
    return {"org.freedesktop.secrets", std::move(path), std::move(interface), std::move(member), std::move(signature),
        body.written()};
}

Task<std::optional<Secret>> SecretService::read(QString service, QString key)
{
    const QByteArray item = co_await find(std::move(service), std::move(key));
    if (item.isEmpty())
        co_return std::nullopt;
    auto secret = co_await fetch(item);
    if (!secret)
        m_bus.reset(); // a service that was restarted knows nothing of the session
    co_return secret;
}

void SecretService::begin()
{
    if (m_bus && m_bus->isOpen() && (m_opening || !m_sessionPath.isEmpty()))
        return;
    m_opening.reset();
    m_expected.reset();
    m_sessionPath.clear();
    m_bus = SessionBus::open();
    if (!m_bus)
        return;
    m_session.emplace(m_random);
    m_opening.emplace(m_bus->call(openSession(*m_session)));
}

void SecretService::expect(QString service, QString key)
{
    begin();
    if (!m_bus)
        return;
    m_expected.reset();
    m_expected.emplace(service, key, m_bus->call(searchItems(service, key)));
}

/// Where the entry lies may have been asked already. What lies there is asked when it is read.
SessionBus::Answer SecretService::search(const QString &service, const QString &key)
{
    if (!m_expected || m_expected->service != service || m_expected->key != key)
        return m_bus->call(searchItems(service, key));
    SessionBus::Answer found = std::move(m_expected->found);
    m_expected.reset();
    return found;
}

/// The path of the one unlocked item. The questions for it and for a session leave together.
Task<QByteArray> SecretService::find(QString service, QString key)
{
    begin();
    if (!m_bus)
        co_return QByteArray();
    SessionBus::Answer searching = search(service, key);
    if (m_opening) {
        SessionBus::Answer opening = std::move(*m_opening);
        m_opening.reset();
        const BusAnswer opened = co_await opening;
        BusReader in(opened.body);
        if (!opened.is("vo") || in.signature() != "ay" || !m_session->agree(in.bytes()))
            co_return QByteArray();
        m_sessionPath = in.text();
    }
    const BusAnswer found = co_await searching;
    BusReader in(found.body);
    const QByteArrayList unlocked = in.texts();
    const QByteArrayList locked = in.texts();
    const bool clear = found.is("aoao") && in.good() && unlocked.size() == 1 && locked.isEmpty();
    co_return clear ? unlocked.first() : QByteArray();
}

Task<std::optional<Secret>> SecretService::fetch(QByteArray item)
{
    BusWriter body;
    body.text(m_sessionPath);
    const BusCall get = call(item, "org.freedesktop.Secret.Item", "GetSecret", "o", body);
    SessionBus::Answer getting = m_bus->call(get);
    m_session->prepare();
    const BusAnswer got = co_await getting;
    BusReader in(got.body); // the session, the initialisation vector, the secret, its type
    in.text();
    const QByteArray iv = in.bytes();
    const QByteArray cipherText = in.bytes();
    if (!got.is("(oayays)") || !in.good())
        co_return std::nullopt;
    co_return m_session->open(iv, cipherText);
}

} // namespace agent0
