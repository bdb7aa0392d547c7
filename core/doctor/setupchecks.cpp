#include "doctor/check.h"

#include "config/profilejson.h"
#include "config/profileshape.h"
#include "config/published.h"

#include <QSet>

namespace agent0::doctor {

namespace {

/// Told by a later check with the byte that differs.
bool isToldLater(const agent0::Finding &finding) { return finding.code == "audience_slash"_L1; }

bool isIssuerForm(const agent0::Finding &finding)
{
    return finding.path == "identityProvider.issuer"_L1 && finding.code != "missing"_L1 && finding.code != "empty"_L1;
}

Finding ofProfile(const agent0::Finding &problem, State state)
{
    Finding finding = failed({}, problem.text(), problem.hint, problem.fault);
    finding.code = problem.code;
    finding.state = problem.fault == Fault::Refused ? State::Blocked : state;
    finding.who = problem.fault == Fault::Refused ? Who::IdentityAdministrator : Who::ProfileKeeper;
    if (finding.advice.isEmpty())
        finding.advice = u"Correct it in the profile; agent0ctl config validate names every problem."_s;
    finding.fix.field = problem.path;
    return finding;
}

/// The first problem of that kind, with how many more there are.
std::optional<Finding> firstOf(const Effective &effective, bool issuerForm)
{
    for (const auto &[list, state] :
        {std::pair(&effective.problems, State::Fail), std::pair(&effective.warnings, State::Warn)}) {
        const auto fits = [&](const auto &one) { return isIssuerForm(one) == issuerForm && !isToldLater(one); };
        const auto count = std::ranges::count_if(*list, fits);
        const auto first = std::ranges::find_if(*list, fits);
        if (first != list->end())
            return ofProfile(*first, state).with(u"problems of this kind"_s, QString::number(count));
    }
    return {};
}

/// Values that some template has in its placeholders; a company may well be called Example.
QStringList stillOfATemplate(const QJsonObject &profile)
{
    QSet<QJsonValue> known;
    for (const QString &name : profileTemplateNames()) {
        const QJsonObject one = *profileTemplate(name);
        for (const QString &path : placeholders(one))
            known << valueAt(one, *parsePath(path, profileShape()));
    }
    QStringList left = placeholders(profile);
    left.removeIf(
        [&](const QString &path) { return !known.contains(valueAt(profile, *parsePath(path, profileShape()))); });
    return left;
}

/// A template that was copied and not filled in.
Finding placeholderLeft(const QStringList &paths)
{
    Finding finding = failed("placeholder_left"_L1,
        u"Values of the profile still come from a template: %1."_s.arg(paths.join(u", "_s)),
        u"Put your own in their place, or let the set-up ask for them: agent0ctl init, or Set up in the app."_s);
    finding.topic = u"minimal-example"_s;
    finding.fix.field = paths.constFirst();
    return finding;
}

Task<Finding> profileIsValid(Examination *exam)
{
    if (auto finding = firstOf(exam->effective, false))
        co_return std::move(*finding);
    if (const QStringList left = stillOfATemplate(profileToJson(exam->profile)); !left.isEmpty())
        co_return placeholderLeft(left);
    co_return passed(u"The profile \"%1\" says all that is needed."_s.arg(exam->profile.name))
        .with(u"connections"_s, QString::number(exam->profile.connections.size()));
}

Task<Finding> issuerHasGoodForm(Examination *exam)
{
    auto finding = firstOf(exam->effective, true);
    if (!finding)
        co_return passed(u"The identity provider's issuer has the form that issuers have."_s)
            .with(u"issuer"_s, exam->profile.identityProvider.issuer);
    finding->who = Who::ProfileKeeper;
    co_return std::move(*finding);
}

Task<Finding> policyIsKnown(Examination *exam)
{
    if (!exam->effective.managed)
        co_return passed(u"No managed policy: every value is the profile's own."_s);
    Finding finding = passed(u"A managed policy is in force. What it fixes cannot be changed here."_s);
    for (const Setting &one : exam->effective.settings()) {
        if (one.managed)
            finding.evidence << Evidence{one.path, one.source};
    }
    co_return finding;
}

Task<Finding> keychainKeeps(Examination *exam)
{
    SecretStore &secrets = exam->tools.ports.secrets;
    const QByteArray word = exam->tools.ports.random(16).toHex();
    const QString name = exam->profile.name + u"/doctor-"_s + QString::fromLatin1(word.left(8));
    const auto written = co_await secrets.write(name, Secret(word));
    if (!written)
        co_return failed(written.error()).with(u"keychain"_s, secrets.description());
    const auto read = co_await secrets.read(name);
    const auto removed = co_await secrets.remove(name);
    if (!read)
        co_return failed(read.error()).with(u"keychain"_s, secrets.description());
    if (!removed)
        co_return failed(removed.error()).with(u"keychain"_s, secrets.description());
    if (!*read || !(*read)->equals(word))
        co_return failed("keychain_forgets"_L1, u"The keychain does not give back what was just put into it."_s,
            u"Restart the keychain service, or sign out of the desktop and in again."_s, Fault::Keychain)
            .with(u"keychain"_s, secrets.description());
    co_return passed(u"A word was written, read back and removed."_s).with(u"keychain"_s, secrets.description());
}

constexpr Check SetupChecks[] = {
    {"D20"_L1, "The profile is valid"_L1, "Nothing can be checked of what is not configured."_L1, "set-up"_L1, ""_L1,
        profileIsValid},
    {"D01"_L1, "The identity provider's issuer has the right form"_L1,
        "Only the identity provider's own address issues ID-JAGs; a custom authorization server or the Admin Console does not."_L1,
        "set-up-okta"_L1, ""_L1, issuerHasGoodForm},
    {"D19"_L1, "The managed policy"_L1, "What an administrator has fixed is not to be looked for in the profile."_L1,
        "policy"_L1, ""_L1, policyIsKnown},
    {"D18"_L1, "The keychain keeps secrets"_L1,
        "The sign-in and the client secrets live in the keychain; without it nothing is remembered, and nothing is written in plain text instead."_L1,
        "storage"_L1, ""_L1, keychainKeeps},
};

} // namespace

std::span<const Check> setupChecks() { return SetupChecks; }

} // namespace agent0::doctor
