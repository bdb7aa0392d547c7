#include "sandbox/faulteffects.h"

#include "base/base64url.h"

namespace agent0::sandbox {

namespace {

using ChangeKey = std::function<void(QJsonObject &)>;

/// Every key of the set, changed.
InDocument eachKey(ChangeKey change)
{
    return [change](QJsonObject &document, const Scene &) {
        QJsonArray keys;
        for (const QJsonValue &value : document.value(u"keys"_s).toArray()) {
            QJsonObject key = value.toObject();
            change(key);
            keys.append(key);
        }
        document[u"keys"_s] = keys;
    };
}

/// Other keys beside the proper ones, in front.
InDocument withKeys(std::function<QList<QJsonObject>()> more)
{
    return [more](QJsonObject &document, const Scene &) {
        QJsonArray keys = document.value(u"keys"_s).toArray();
        for (const QJsonObject &key : more())
            keys.prepend(key);
        document[u"keys"_s] = keys;
    };
}

/// The set of a server that has changed all its keys since: same ids or new ones.
InDocument strangersKeys(bool sameIds)
{
    return [sameIds](QJsonObject &document, const Scene &) {
        QJsonArray keys;
        for (const QJsonValue &value : document.value(u"keys"_s).toArray()) {
            const QString kid = sameIds ? value[u"kid"_s].toString() : u"stranger"_s;
            const bool rsa = value[u"kty"_s].toString() == "RSA"_L1;
            keys.append(Jwk::generate(rsa ? JwsAlgorithm::RS256 : JwsAlgorithm::ES256, kid)->toPublicJson());
        }
        document[u"keys"_s] = keys;
    };
}

void onRsa(QJsonObject &key, const QString &member, const QByteArray &number)
{
    if (key.value(u"kty"_s) == u"RSA"_s)
        key[member] = QString::fromLatin1(toBase64Url(number));
}

QList<QJsonObject> thousands()
{
    QList<QJsonObject> keys;
    for (int i = 0; i < 5000; ++i)
        keys.append({{u"kty"_s, u"EC"_s}, {u"crv"_s, u"P-256"_s}, {u"kid"_s, QString::number(i)}});
    return keys;
}

QList<QJsonObject> unknownTypes() { return {{{u"kty"_s, u"LATTICE"_s}, {u"kid"_s, u"pq"_s}}, {{u"kty"_s, 4}}, {}}; }

InDocument withSecretKey()
{
    return [](QJsonObject &document, const Scene &) {
        QJsonArray keys = document.value(u"keys"_s).toArray();
        for (const QJsonValue &value : document.value(u"keys"_s).toArray())
            keys.append(QJsonObject{{u"kty"_s, u"oct"_s}, {u"kid"_s, value[u"kid"_s]}, {u"alg"_s, u"HS256"_s},
                {u"k"_s, QString::fromLatin1(toBase64Url("a secret that everybody can read"))}});
        document[u"keys"_s] = keys;
    };
}

} // namespace

QList<Misdeed> keySetMisdeeds()
{
    QList<Misdeed> all;
    const auto add = [&](const char *name, const char *description, InDocument effect) {
        all.append({QString::fromLatin1(name), Point::IdpKeys, QString::fromLatin1(description), std::move(effect)});
    };
    const auto setAll = [](const QString &member, const QJsonValue &value) {
        return eachKey([=](QJsonObject &key) { key[member] = value; });
    };

    add("keys-none", "the set is empty", documentMember("keys", QJsonArray()));
    add("keys-member-missing", "there is no member keys", withoutDocumentMember("keys"));
    add("keys-member-object", "keys is no list", documentMember("keys", QJsonObject{{u"kty"_s, u"RSA"_s}}));
    add("keys-without-kid", "no key has a kid", eachKey([](QJsonObject &key) { key.remove(u"kid"_s); }));
    add("keys-same-kid", "all keys have one kid", setAll(u"kid"_s, u"same"_s));
    add("keys-strangers", "other keys under the same ids", strangersKeys(true));
    add("keys-changed", "other keys under other ids", strangersKeys(false));
    add("keys-for-encryption", "all keys are for encryption", setAll(u"use"_s, u"enc"_s));
    add("keys-only-encrypt", "key_ops do not allow verifying", setAll(u"key_ops"_s, QJsonArray{u"encrypt"_s}));
    add("keys-other-algorithm", "all keys are for another algorithm", setAll(u"alg"_s, u"PS512"_s));
    add("keys-other-type", "every key says it is of the other type",
        eachKey([](QJsonObject &key) { key[u"kty"_s] = key.value(u"kty"_s) == u"RSA"_s ? u"EC"_s : u"RSA"_s; }));
    add("keys-small", "RSA keys of 1024 bits",
        eachKey([](QJsonObject &key) { onRsa(key, u"n"_s, QByteArray(128, char(0xc5))); }));
    add("keys-exponent-one", "RSA keys with the exponent 1",
        eachKey([](QJsonObject &key) { onRsa(key, u"e"_s, "\x01"); }));
    add("keys-off-curve", "EC points that are not on the curve", eachKey([](QJsonObject &key) {
        if (key.value(u"kty"_s) == u"EC"_s)
            key[u"y"_s] = key.value(u"x"_s);
    }));
    add("keys-broken", "numbers that are no base64url", setAll(u"n"_s, u"***"_s));
    add("keys-secret", "a symmetric key of the same kid beside each", withSecretKey());
    add("keys-unknown-types", "keys of types nobody knows beside the proper ones (which is allowed)",
        withKeys(unknownTypes));
    add("keys-thousands", "5,000 keys in front", withKeys(thousands));
    return all;
}

} // namespace agent0::sandbox
