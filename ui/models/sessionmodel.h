#pragma once

#include "models/sessionstate.h"

#include <QObject>

namespace agent0 {

/// The person's session as the window shows it. Never blocks; every state it can be in is in SessionState.
class SessionModel : public QObject {
    Q_OBJECT

public:
    /// Opens an address; false where no browser could be started.
    using Browser = std::function<bool(QByteArray url)>;

    /// clock must outlive it.
    SessionModel(Browser browser, Clock &clock);

    /// A profile is at work from now on; the agent outlives this. Reads who is signed in.
    void use(Agent &agent);
    /// No profile can be used.
    void refuse(Error why);
    /// The agent goes; another profile is opened.
    void leave();
    /// Takes notice of what the chain does: a session that has ended, a browser that came back, a provider that is silent.
    void note(const Step &step);
    /// A resource refused because only the person can help.
    void noteFailure(const Error &why);

    const SessionState &state() const { return m_state; }
    Clock &clock() const { return m_clock; }
    /// While somebody is signed in, whatever else is the matter.
    const SignedInSession *session() const;
    /// Who is signed in, or was until something went wrong that can be mended. What they see stays on the screen.
    const std::optional<Person> &person() const { return m_person; }
    /// Of the person: a PNG or a JPEG as it came, not decoded; empty while there is none.
    const QByteArray &picture() const { return m_picture; }

public slots:
    void reload(); ///< reads again who is signed in, or asks for a profile where there is none
    void look(); ///< whether another program has signed in or out; disturbs nothing that is under way
    void signIn();
    void openPageAgain(); ///< the sign-in page, in the browser
    void cancelSignIn();
    void signOut();
    void readPicture(); ///< of the person, where the identity provider has one

signals:
    void changed();
    void pictureChanged();
    void profileWanted(); ///< there is none at work, and the person wants to try again
    void setUpWanted(); ///< a profile is to be made
    void sandboxWanted();
    void signedIn(); ///< by the person, just now

private:
    void enter(SessionState state);
    void open(const QByteArray &url);
    Task<> readStatus();
    Task<> lookAtStatus();
    bool isSettled() const; ///< nothing is under way that will tell who is signed in
    bool isKnown(const SessionStatus &status) const;
    void show(SessionStatus status);
    Task<> watchEnd(SignedInSession session);
    Task<> watchKeychain(bool mayBeAsked);
    Task<> watchProvider();
    Task<> runPicture();
    void goOffline(SignedInSession session, Error why);
    void stopWork();
    static bool asksProvider(Leg leg);
    Task<> runSignIn();
    Task<> runSignOut();

    Browser m_browser;
    Clock &m_clock;
    Agent *m_agent = nullptr;
    SessionState m_state = Opening();
    std::optional<Person> m_person;
    QByteArray m_picture;
    std::optional<Instant> m_since; ///< when who is, or was, signed in did it
    bool m_lookPending = false; ///< to be done when what is under way has ended
    int m_keychainTries = 0; ///< in a row, in vain
    TaskScope m_watch;
    TaskScope m_looking;
    TaskScope m_offline; // asks whether somebody answers again
    TaskScope m_pictures;
    TaskScope m_work; // last: stops before the rest goes
};

} // namespace agent0
