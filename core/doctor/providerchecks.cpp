#include "doctor/check.h"

#include "doctor/authorizeanswer.h"
#include "doctor/clientproof.h"
#include "oauth/grants.h"
#include "oauth/wellknown.h"
#include "oidc/signinparts.h"

namespace agent0::doctor {

namespace {

constexpr Seconds WorthSaying{10};
/// Beyond this, signed assertions, ID tokens and proofs are refused.
constexpr Seconds TooMuch{60};

Task<Finding> providerAnswers(Examination *exam)
{
    const QString issuer = exam->profile.identityProvider.issuer;
    const auto idp = co_await exam->tools.discovery.identityProvider(issuer);
    if (!idp)
        co_return failedDiscovery(*exam, idp.error(), "issuer"_L1, issuer, providerMetadataAddresses(issuer));
    exam->idp = *idp;
    co_return passed(u"It answers, and calls itself by the configured issuer."_s).with(u"issuer"_s, idp->issuer);
}

Task<Finding> keysFit(Examination *exam)
{
    const auto keys = co_await exam->tools.discovery.keys(exam->idp->jwksUri);
    if (!keys)
        co_return failed(keys.error()).with(u"jwks_uri"_s, exam->idp->jwksUri);
    const auto allowed = idTokenAlgorithms(exam->idp->idTokenAlgorithms);
    const auto signs = [&](const Jwk &key) {
        return std::ranges::any_of(allowed, [&](JwsAlgorithm algorithm) { return key.allows(algorithm); });
    };
    const auto useful = std::ranges::count_if(keys->keys(), signs);
    Finding finding = passed(u"Its key set can be read and has keys for the algorithms it announces."_s);
    if (useful == 0)
        finding = failed("keys_unusable"_L1,
            u"No key of the published set can verify a token of the announced algorithms."_s,
            u"The identity provider's administrator has to correct the key set, or the client's ID token algorithm."_s,
            Fault::Malformed);
    co_return std::move(finding)
        .with(u"jwks_uri"_s, exam->idp->jwksUri)
        .with(u"usable keys"_s, QString::number(useful))
        .with(u"keys left out"_s, QString::number(keys->leftOut()))
        .with(u"announced"_s, exam->idp->idTokenAlgorithms.join(u' '));
}

Task<Finding> clocksAgree(Examination *exam)
{
    const Observation *worst = nullptr;
    for (const Observation &one : exam->tools.http.seen()) {
        if (one.skew && (!worst || std::chrono::abs(*one.skew) > std::chrono::abs(*worst->skew)))
            worst = &one;
    }
    if (!worst)
        co_return passed(u"The server does not say what time it is; nothing to compare with."_s);
    const Seconds skew = *worst->skew;
    const QString sentence = u"This computer's clock is %1 s %2 %3."_s.arg(
        QString::number(std::chrono::abs(skew).count()), skew.count() > 0 ? u"behind"_s : u"ahead of"_s, worst->origin);
    const QString advice =
        u"Set this computer's clock by the network's time. If it is right, tell whoever runs %1."_s.arg(worst->origin);
    if (std::chrono::abs(skew) <= WorthSaying)
        co_return passed(u"The clocks agree to %1 s."_s.arg(std::chrono::abs(skew).count()))
            .with(u"server"_s, worst->origin);
    if (std::chrono::abs(skew) <= TooMuch)
        co_return warned("clock_skew"_L1, sentence, advice);
    co_return failed("clock_skew"_L1, sentence, advice, Fault::Untrusted);
}

Task<Finding> signInIsPossible(Examination *exam)
{
    const ServerMetadata &idp = *exam->idp;
    if (idp.authorizationEndpoint.isEmpty())
        co_return failed("authorization_endpoint_missing"_L1,
            u"It publishes no authorization endpoint: nobody can sign in."_s,
            u"Check that the issuer is an OpenID provider; its administrator has to correct its metadata."_s,
            Fault::Malformed);
    if (!idp.codeChallengeMethods.isEmpty() && !idp.codeChallengeMethods.contains("S256"_L1))
        co_return failed("pkce_s256_unsupported"_L1,
            u"It does not announce PKCE with S256, without which nobody signs in here."_s,
            u"The identity provider's administrator has to enable PKCE (S256) for this client."_s, Fault::Malformed)
            .with(u"code_challenge_methods_supported"_s, idp.codeChallengeMethods.join(u' '));
    co_return passed(u"It has an authorization endpoint and takes PKCE."_s)
        .with(u"authorization_endpoint"_s, idp.authorizationEndpoint);
}

Task<Finding> redirectIsRegistered(Examination *exam)
{
    const IdentityProvider &settings = exam->profile.identityProvider;
    const QByteArray state = exam->tools.ports.random(16).toHex();
    const auto parts = signInParts();
    if (!parts)
        co_return failed(parts.error());
    const auto listener = parts->listener(settings.redirectPath, QString::fromLatin1(state));
    if (const auto free = listener->listen(settings.redirectPort); !free)
        co_return failed(free.error()).with(u"port"_s, QString::number(settings.redirectPort));
    const AuthorizeQuestion question{*exam->idp, settings, listener->redirectUri(), state};
    co_return co_await askAuthorize(&exam->tools.ports, question);
}

Task<Finding> clientIsKnown(Examination *exam)
{
    auto client = co_await exam->tools.credentials.atIdentityProvider();
    if (!client)
        co_return failed(client.error());
    // A code that nobody gave: the client is looked at before it, and nothing comes of it.
    ClientQuestion question;
    question.leg = Leg::SignIn;
    question.server = *exam->idp;
    question.fields = {{"grant_type", "authorization_code"}, {"code", "agent0-doctor"},
        {"redirect_uri", "http://127.0.0.1/callback"}, {"code_verifier", exam->tools.ports.random(32).toHex()}};
    question.client = std::move(*client);
    co_return co_await askAboutClient(&exam->tools.ports, std::move(question));
}

Task<Finding> exchangeIsAnnounced(Examination *exam)
{
    const ServerMetadata &idp = *exam->idp;
    const bool lists = idp.chainingTokenTypes.contains(QLatin1StringView(IdJagType));
    Finding finding =
        passed(lists ? u"It announces that it issues ID-JAGs."_s
                     : u"It does not say whether it issues ID-JAGs. That proves nothing: few announce it."_s);
    if (!idp.grantTypes.isEmpty() && !lists && !idp.grantTypes.contains(QLatin1StringView(TokenExchangeGrant)))
        finding.summary =
            u"It announces neither ID-JAGs nor token exchange. Some providers leave it out; the exchange will tell."_s;
    co_return std::move(finding)
        .with(u"identity_chaining_requested_token_types_supported"_s, idp.chainingTokenTypes.join(u' '))
        .with(u"grant_types_supported"_s, idp.grantTypes.join(u' '));
}

constexpr Check ProviderChecks[] = {
    {"D02"_L1, "The identity provider answers"_L1,
        "Everything begins with what the identity provider publishes about itself."_L1, "set-up"_L1, "D20 D01"_L1,
        providerAnswers, About::Exchange},
    {"D03"_L1, "The clocks agree"_L1,
        "Tokens are valid for minutes; some servers take an ID-JAG for 30 seconds only."_L1, "clock"_L1,
        "D20 D01 D02"_L1, clocksAgree, About::Exchange},
    {"D21"_L1, "The identity provider's keys can be used"_L1, "Who signed in is believed on the word of these keys."_L1,
        "set-up"_L1, "D02"_L1, keysFit, About::Exchange},
    {"D22"_L1, "A sign-in is possible"_L1, "A sign-in without PKCE could be taken over by another program."_L1,
        "set-up"_L1, "D02"_L1, signInIsPossible, About::Exchange},
    {"D23"_L1, "The redirect address is free and registered"_L1,
        "The browser comes back to this address; the identity provider compares it byte for byte."_L1, "set-up"_L1,
        "D22"_L1, redirectIsRegistered, About::Exchange},
    {"D24"_L1, "The identity provider knows this client"_L1,
        "The first of two registrations: id and proof at the identity provider."_L1, "two-registrations"_L1,
        "D02 D18"_L1, clientIsKnown, About::Exchange},
    {"D25"_L1, "Token exchange is announced"_L1, "ID-JAGs come from a token exchange at the identity provider."_L1,
        "concepts"_L1, "D02"_L1, exchangeIsAnnounced, About::Exchange},
};

} // namespace

std::span<const Check> providerChecks() { return ProviderChecks; }

Finding failedDiscovery(const Examination &exam, const Error &error, QLatin1StringView member,
    const QString &identifier, const QStringList &addresses)
{
    Finding finding = failed(error);
    if (error.code == "issuer_mismatch"_L1 || error.code == "resource_mismatch"_L1) {
        const QString published = exam.tools.http.documentOf(addresses).value(member).toString();
        finding = differing(
            {}, u"The configured identifier and the published one are not the same."_s, identifier, published);
        finding.code = error.code;
        finding.fault = error.fault;
        finding.advice = error.hint;
    }
    return std::move(finding).with(u"asked"_s, addresses.join(u' '));
}

} // namespace agent0::doctor
