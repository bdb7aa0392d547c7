#pragma once

#include "base/secret.h"
#include "config/profilestore.h"
#include "setup/profiledraft.h"

#include <QObject>

#include <map>
#include <variant>

namespace agent0 {

/// Where a set-up gets its servers and its rules from, and where the profile goes. All outlive it.
struct SetupSource {
    std::function<Result<HttpClient *>(const NetworkSettings &)> network;
    std::function<Result<Policy>()> policy;
    Clock &clock;
    ProfileStore profiles;
};

/// A new profile, question by question: what kind, what only a person can know, the client secrets, and a last look. In between
/// servers are asked for the rest. Nothing is written before write(); until then every step can be taken back.
class SetupModel : public QObject {
    Q_OBJECT

public:
    struct ChoosingKind {
        std::optional<Error> failure; ///< why the kind that was chosen cannot be begun
    };
    struct Asking {
        DraftQuestion question;
        QString answer; ///< as it was given before, ""
        QList<DraftNote> doubts; ///< what became of that answer; the same answer again goes on all the same
    };
    struct AskingServers { };
    struct AskingSecrets { };
    struct Reviewing { };
    using Step = std::variant<ChoosingKind, Asking, AskingServers, AskingSecrets, Reviewing>;

    enum class Existing { Keep, Replace };

    explicit SetupModel(SetupSource source);

    const Step &step() const { return m_step; }
    const QString &kind() const { return m_kind; } ///< name of the template, "" before one was chosen
    const QList<DraftNote> &notes() const { return m_notes; } ///< what servers have said so far
    QList<DraftValue> values() const; ///< of the profile so far

    void choose(const QString &kind);
    Validation tried(const QString &answer) const; ///< of the question that is asked
    void answer(const QString &text);
    void back();
    void startOver();

    /// Whose client secret is wanted: "identityProvider", or the id of a connection.
    QStringList secretsWanted() const;
    void keepSecrets(std::map<QString, Secret> secrets); ///< those that are at hand; goes on to the last look
    bool hasSecret(const QString &whose) const { return m_secrets.contains(whose); }

    QString freeName() const; ///< a name that no profile has
    bool isTaken(const QString &name) const;
    std::optional<Error> nameProblem(const QString &name) const; ///< why it cannot be a profile's
    /// Fails with code "profile_exists" where there is one of that name that is to be kept.
    Result<> write(const QString &name, Existing existing);
    std::map<QString, Secret> takeSecrets() { return std::exchange(m_secrets, {}); }

signals:
    void changed();
    void written(const QString &name);

private:
    class Documents;
    struct Stage {
        ProfileDraft draft;
        DraftQuestion question; ///< that led here
        qsizetype notes = 0; ///< how many there were
    };
    struct Doubt {
        QString answer;
        Stage next;
        QList<DraftNote> notes;
    };
    const ProfileDraft &draft() const { return m_stages.back().draft; }
    void enter(Step step);
    void goOn();
    void believe(); ///< the last answer, whatever is doubtful about it
    void askAgain(const DraftQuestion &question, QList<DraftNote> doubts);
    Task<> take(DraftQuestion question, QString text);

    SetupSource m_source;
    std::shared_ptr<Documents> m_documents;
    Step m_step;
    QString m_kind;
    std::vector<Stage> m_stages; ///< the last is the newest
    std::optional<Doubt> m_doubt;
    QList<DraftNote> m_notes;
    QHash<QString, QString> m_answers; ///< by path, whatever has become of them
    std::map<QString, Secret> m_secrets;
    TaskScope m_work; // last
};

} // namespace agent0
