#include "models/setupmodel.h"

#include "base/displaytext.h"

#include <QJsonArray>

namespace agent0 {

/// What servers have published: who goes back and forth asks nobody twice.
class SetupModel::Documents final : public DocumentCache {
public:
    std::optional<QJsonObject> find(const QString &address, Seconds) override
    {
        const auto kept = m_kept.constFind(address);
        return kept == m_kept.constEnd() ? std::nullopt : std::optional(*kept);
    }
    void keep(const QString &address, const QJsonObject &document) override { m_kept[address] = document; }

private:
    QHash<QString, QJsonObject> m_kept;
};

namespace {

bool wantsSecret(const QJsonValue &client)
{
    return client["clientAuthentication"_L1]["method"_L1].toString().startsWith("client_secret"_L1);
}

} // namespace

SetupModel::SetupModel(SetupSource source)
    : m_source(std::move(source)), m_documents(std::make_shared<Documents>()), m_step(ChoosingKind())
{
}

void SetupModel::enter(Step step)
{
    m_step = std::move(step);
    emit changed();
}

QList<DraftValue> SetupModel::values() const { return m_stages.empty() ? QList<DraftValue>() : draft().values(); }

void SetupModel::choose(const QString &kind)
{
    auto draft = ProfileDraft::fromTemplate(kind);
    if (!draft)
        return enter(ChoosingKind{draft.error()});
    const auto policy = m_source.policy();
    if (!policy)
        return enter(ChoosingKind{policy.error()});
    draft->obey(*policy);
    m_work.cancel();
    m_kind = kind;
    m_notes.clear();
    m_stages.clear();
    m_stages.push_back(Stage{std::move(*draft), {}, 0});
    goOn();
}

/// To what is still missing.
void SetupModel::goOn()
{
    m_doubt.reset();
    if (const auto open = draft().questions(); !open.isEmpty())
        return askAgain(open.constFirst(), {});
    if (secretsWanted().isEmpty())
        return enter(Reviewing());
    enter(AskingSecrets());
}

void SetupModel::askAgain(const DraftQuestion &question, QList<DraftNote> doubts)
{
    enter(Asking{question, m_answers.value(question.path), std::move(doubts)});
}

Validation SetupModel::tried(const QString &answer) const
{
    const auto *asking = std::get_if<Asking>(&m_step);
    return asking ? draft().tried(asking->question.path, answer) : Validation();
}

void SetupModel::answer(const QString &text)
{
    const auto *asking = std::get_if<Asking>(&m_step);
    if (!asking || !tried(text).good())
        return;
    if (m_doubt && m_doubt->answer == text)
        return believe();
    m_doubt.reset();
    const DraftQuestion question = asking->question;
    m_answers[question.path] = text;
    enter(AskingServers());
    m_work.cancel();
    m_work.start(take(question, text));
}

void SetupModel::believe()
{
    m_notes += m_doubt->notes;
    m_stages.push_back(std::move(m_doubt->next));
    goOn();
}

Task<> SetupModel::take(DraftQuestion question, QString text)
{
    Stage next{draft(), question, m_notes.size()};
    (void)next.draft.set(question.path, text); // what was tried is good
    QList<DraftNote> notes;
    const auto http = m_source.network(next.draft.network());
    if (http) {
        Discovery servers(**http, m_source.clock, *m_documents);
        notes = co_await next.draft.discover(&servers);
    } else {
        notes << DraftNote{DraftNote::Kind::Trouble, displayText(http.error().message)};
    }
    QList<DraftNote> doubts = notes;
    doubts.removeIf([](const DraftNote &note) { return note.kind == DraftNote::Kind::Found; });
    m_doubt.emplace(Doubt{text, std::move(next), std::move(notes)});
    if (doubts.isEmpty())
        believe();
    else
        askAgain(question, doubts);
}

void SetupModel::back()
{
    m_work.cancel();
    m_doubt.reset();
    if (std::holds_alternative<Reviewing>(m_step) && !secretsWanted().isEmpty())
        return enter(AskingSecrets());
    if (std::holds_alternative<AskingServers>(m_step))
        return goOn();
    if (m_stages.size() <= 1)
        return enter(ChoosingKind());
    const DraftQuestion question = m_stages.back().question;
    m_notes.resize(m_stages.back().notes);
    m_stages.pop_back();
    askAgain(question, {});
}

void SetupModel::startOver()
{
    m_work.cancel();
    m_doubt.reset();
    m_stages.clear();
    m_notes.clear();
    m_answers.clear();
    m_secrets.clear();
    m_kind.clear();
    enter(ChoosingKind());
}

QStringList SetupModel::secretsWanted() const
{
    QStringList wanted;
    if (m_stages.empty())
        return wanted;
    const QJsonObject &profile = draft().json();
    if (wantsSecret(profile.value("identityProvider"_L1)))
        wanted << u"identityProvider"_s;
    for (const QJsonValue one : profile.value("connections"_L1).toArray()) {
        if (wantsSecret(one))
            wanted << one["id"_L1].toString();
    }
    return wanted;
}

void SetupModel::keepSecrets(std::map<QString, Secret> secrets)
{
    for (auto &[whose, secret] : secrets)
        m_secrets.insert_or_assign(whose, std::move(secret));
    enter(Reviewing());
}

bool SetupModel::isTaken(const QString &name) const { return m_source.profiles.names().contains(name); }

std::optional<Error> SetupModel::nameProblem(const QString &name) const
{
    const auto place = m_source.profiles.place(name);
    return place ? std::nullopt : std::optional(place.error());
}

QString SetupModel::freeName() const
{
    const QStringList taken = m_source.profiles.names();
    for (const QString &name : {u"default"_s, m_kind}) {
        if (!name.isEmpty() && !taken.contains(name))
            return name;
    }
    for (int number = 2;; ++number) {
        if (const QString name = m_kind + u'-' + QString::number(number); !taken.contains(name))
            return name;
    }
}

Result<> SetupModel::write(const QString &name, Existing existing)
{
    const auto place = m_source.profiles.place(name);
    if (!place)
        return fail(place.error());
    const Validation checked = readProfile(draft().json(), name);
    if (!checked.good())
        return fail(failureOf(u"The new profile"_s, checked.problems));
    if (existing == Existing::Keep && isTaken(name))
        return fail(Fault::Configuration, Leg::Configuration, "profile_exists"_L1,
            u"There is a profile of this name already."_s, u"Choose another name, or replace it."_s);
    if (const auto done = ProfileStore::write(*place, draft().json()); !done)
        return done;
    const QStringList wanted = secretsWanted();
    std::erase_if(m_secrets, [&](const auto &one) { return !wanted.contains(one.first); });
    emit written(name);
    return {};
}

} // namespace agent0
