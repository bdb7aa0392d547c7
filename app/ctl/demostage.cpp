#include "demostage.h"

#include "agent/knownsecrets.h"
#include "base/random.h"
#include "config/profilestore.h"

namespace agent0::ctl {

DemoStage::DemoStage(Surroundings surroundings) : m_surroundings(std::move(surroundings))
{
    m_surroundings.profile = u"demo-"_s + QString::fromLatin1(systemRandomBytes(6).toHex());
    m_surroundings.configFile.clear();
}

Task<Result<Agent *>> DemoStage::prepare()
{
    const auto parts = sandbox::companyParts();
    if (!parts)
        co_return fail(parts.error());
    m_visitor = parts->people().first();
    m_company = parts->found({});
    if (const auto started = m_company->start(); !started)
        co_return fail(started.error());
    ProfileStore profiles(m_folder.filePath(u"config"_s), m_folder.filePath(u"data"_s));
    const auto place = profiles.place(m_surroundings.profile);
    if (!place)
        co_return fail(place.error());
    if (const auto written = ProfileStore::write(*place, m_company->readyProfile()); !written)
        co_return fail(written.error());
    m_composition = std::make_unique<Composition>(m_surroundings, std::move(profiles));
    const auto agent = m_composition->agent();
    if (!agent)
        co_return fail(agent.error());
    m_agent = *agent;
    auto secrets = m_company->secrets();
    for (auto &[id, secret] : secrets) {
        const bool atIdp = id == "identityProvider"_L1;
        const auto kept =
            co_await m_agent->keepClientSecret(atIdp ? std::nullopt : std::optional(id), std::move(secret));
        if (!kept)
            co_return fail(kept.error());
    }
    co_return m_agent;
}

Task<Result<Person>> DemoStage::signIn()
{
    Answer answer;
    m_scope.start(waitForSignIn(answer.sender));
    auto person = co_await answer.receiver;
    co_return person;
}

Task<> DemoStage::waitForSignIn(Answer::Sender answer)
{
    const OpenBrowser open = [this, answer](const QByteArray &url) { m_scope.start(visit(url, answer)); };
    auto person = co_await m_agent->signIn({}, open);
    answer.send(std::move(person));
}

/// What the browser could not do ends the sign-in at once; what it did, the sign-in itself tells.
Task<> DemoStage::visit(QByteArray url, Answer::Sender answer)
{
    const auto page = co_await m_company->visit(url, {m_visitor.username, m_visitor.password});
    if (!page)
        answer.send(fail(page.error()));
}

Task<> DemoStage::cleanUp()
{
    m_scope.cancel();
    if (!m_agent)
        co_return;
    const QStringList names = allSecretNames(m_agent->profile());
    for (const QString &name : names) {
        const auto removed = co_await m_composition->secrets().remove(name);
        if (!removed)
            co_return; // a keychain that refuses one refuses all, and may take its time
    }
}

} // namespace agent0::ctl
