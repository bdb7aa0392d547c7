#include "commands.h"
#include "context.h"
#include "jose/jwk.h"

#include <QJsonDocument>

namespace agent0::ctl {

namespace {

Result<> showKey(Context &context, const QJsonObject &jwk)
{
    const auto key = Jwk::fromJson(jwk);
    if (!key)
        return failed(key);
    const QString thumbprint = QString::fromLatin1(key->thumbprint());
    context.out.document({{"jwk"_L1, jwk}, {"thumbprint"_L1, thumbprint},
        {"connection"_L1, context.line.has("connection"_L1) ? QJsonValue(context.line.value("connection"_L1)) : QJsonValue()}});
    context.out.line(QString::fromUtf8(QJsonDocument(jwk).toJson().trimmed()));
    context.out.remark(u"Thumbprint (RFC 7638, SHA-256): "_s + thumbprint);
    return {};
}

Task<Result<>> runKeyShow(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto jwk = co_await (*agent)->publicKey(context.line.given("connection"_L1));
    if (!jwk)
        co_return failed(jwk);
    co_return showKey(context, *jwk);
}

Task<Result<>> runKeyRotate(Context &context)
{
    const auto agent = context.composition.agent();
    if (!agent)
        co_return failed(agent);
    const auto jwk = co_await (*agent)->rotateKey(context.line.given("connection"_L1));
    if (!jwk)
        co_return failed(jwk);
    const auto key = Jwk::fromJson(*jwk);
    if (const auto record = context.composition.recording(); key && record)
        (*record)->keyRotated(context.line.value("connection"_L1), QString::fromLatin1(key->thumbprint()));
    context.out.note(u"The old key is gone. Register this one at the server before the next request."_s);
    co_return showKey(context, *jwk);
}

constexpr Option whoseKey{
    "connection", "ID", "the key used at that connection's server; default: at the identity provider", Words::Connection};

} // namespace

const Command keyShowCommand{
    .name = "key show",
    .synopsis = "key show [--connection ID]",
    .summary = "show this installation's public key, to paste into the provider",
    .description = "The public JWK that private_key_jwt uses, and its thumbprint. Made when there is none yet; its private half never leaves "
                   "the keychain.",
    .options = {whoseKey},
    .arguments = {},
    .examples = {{"key show", "for the identity provider's \"Public keys\""}},
    .exits = {1, 7, 8},
    .run = runKeyShow,
};

const Command keyRotateCommand{
    .name = "key rotate",
    .synopsis = "key rotate [--connection ID]",
    .summary = "make a new key in place of this installation's key",
    .description = "The old key is gone at once, so the new one has to be registered before the next request.",
    .options = {whoseKey},
    .arguments = {},
    .examples = {{"key rotate --connection todo0", "a new key for Todo0's authorization server"}},
    .exits = {1, 7, 8},
    .run = runKeyRotate,
};

} // namespace agent0::ctl
