#include "sandbox/faulteffects.h"

namespace agent0::sandbox {

namespace {

/// What only the server itself can do wrong.
QList<Misdeed> askedMisdeeds()
{
    return {
        {u"idtoken-rotated-key"_s, Point::IdToken, u"new keys are made just before the ID token is signed"_s, Asked{}},
        {u"code-dpop-required"_s, Point::CodeGrant, u"refuses a sign-in without a proof of possession"_s, Asked{}},
        {u"code-dpop-ignored"_s, Point::CodeGrant, u"gives a bearer token although a key was proven"_s, Asked{}},
        {u"refresh-dpop-required"_s, Point::Refresh, u"refuses a refresh without a proof of possession"_s, Asked{}},
        {u"refresh-dpop-ignored"_s, Point::Refresh, u"gives a bearer token although a key was proven"_s, Asked{}},
        {u"refresh-no-new-token"_s, Point::Refresh, u"the answer has no new refresh token; the old one stays good"_s,
            Asked{}},
        {u"exchange-no-refresh-token-subject"_s, Point::Exchange, u"a refresh token is not taken as subject token"_s,
            Asked{}},
        {u"exchange-step-up-acr"_s, Point::Exchange, u"wants a sign-in with acr_values=phr"_s, Asked{}},
        {u"exchange-step-up-max-age"_s, Point::Exchange, u"wants a sign-in with max_age=300"_s, Asked{}},
        {u"exchange-narrows-scope"_s, Point::Exchange, u"grants the first scope alone, and says so"_s, Asked{}},
        {u"exchange-dpop-required"_s, Point::Exchange, u"refuses an exchange without a proof of possession"_s, Asked{}},
        {u"redeem-dpop-required"_s, Point::Redemption, u"refuses a redemption without a proof of possession"_s,
            Asked{}},
        {u"redeem-dpop-ignored"_s, Point::Redemption, u"gives a bearer token although a key was proven"_s, Asked{}},
        {u"api-dpop-required"_s, Point::Resource, u"takes no token that is not bound to a key"_s, Asked{}},
        {u"consent-denied"_s, Point::Authorize, u"the person says no at the resource's own page"_s, Asked{}},
        {u"redeem-narrows-scope"_s, Point::Redemption, u"grants the first scope alone, and says so"_s, Asked{}},
        {u"mcp-stream-resumes"_s, Point::Mcp, u"a call's event stream ends early and can be taken up again"_s, Asked{}},
        {u"mcp-no-sessions"_s, Point::Mcp, u"the server knows the stateless revision alone"_s, Asked{}},
        {u"mcp-sessions-only"_s, Point::Mcp, u"the server knows no revision without sessions"_s, Asked{}},
    };
}

Misdeed anywhere(const char *name, const char *description, Afterwards effect)
{
    return {QString::fromLatin1(name), Point::Anywhere, QString::fromLatin1(description), std::move(effect)};
}

QList<Misdeed> everywhereMisdeeds()
{
    return {
        anywhere(
            "clock-ahead", "every Date is far in the future", answerHeader("Date", "Fri, 01 Jan 2100 00:00:00 GMT")),
        anywhere(
            "clock-behind", "every Date is far in the past", answerHeader("Date", "Sat, 01 Jan 2000 00:00:00 GMT")),
        anywhere("clock-garbage", "every Date is no date", answerHeader("Date", "yesterday, about noon")),
        anywhere("cookies", "every answer sets a cookie", answerHeader("Set-Cookie", "track=me; Path=/")),
        anywhere("slow", "every answer takes 200 ms", overWire({.raw = {}, .delay = Milliseconds(200), .filler = {}})),
        anywhere("close-after", "every answer ends its connection",
            overWire({.ending = Wire::Ending::Close, .raw = {}, .filler = {}})),
    };
}

} // namespace

const QList<Misdeed> &misdeeds()
{
    static const QList<Misdeed> all = documentMisdeeds() + keySetMisdeeds() + signInMisdeeds() + idTokenMisdeeds()
        + signatureMisdeeds() + identityErrors() + grantMisdeeds() + resourceErrors() + todoMisdeeds() + mcpMisdeeds()
        + tokenAnswerMisdeeds() + answerMisdeeds() + askedMisdeeds() + everywhereMisdeeds();
    return all;
}

} // namespace agent0::sandbox
