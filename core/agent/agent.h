#pragma once

#include "agent/mcpconnection.h"
#include "broker/livetoken.h"
#include "broker/ports.h"
#include "broker/step.h"
#include "config/profile.h"
#include "mcp/authorizedsender.h"
#include "oauth/servermetadata.h"
#include "oidc/codeflow.h"
#include "todo/todoclient.h"
#include "vault/vaultcontent.h"

#include <memory>

namespace agent0 {

struct SignInOptions {
    bool force = false;            ///< sign in again although there is a session
    /// Nobody else than who is signed in, or was last: for what goes on afterwards in that person's name.
    bool samePerson = false;
    QString loginHint;
    QStringList acrValues; ///< step-up
    std::optional<qint64> maxAge;
    Milliseconds deadline{300'000};

    /// What that refusal wants of whom it refused: anew, and as strongly or as recently as it says (RFC 9470 4).
    static SignInOptions after(const Error &refusal);
};

/// Who is signed in, as the identity provider says.
struct Person {
    QString subject;
    QString displayName; ///< name, else preferred_username, else email, else subject; text from outside
    QString email;
    QString issuer;
};

struct SessionStatus {
    bool signedIn = false; ///< there is a refresh token or a live ID token
    QString reason; ///< why not: "signed_out", "sign_in_needed"
    Person person;
    std::optional<Instant> signedInAt;
    std::optional<Instant> idTokenExpires;
    bool canRefresh = false; ///< a refresh token is in the keychain
    QString keychain; ///< "the system keychain (Secret Service)", or what is wrong with it
    bool keychainGood = true;
    std::optional<Error> keychainFailure; ///< what is wrong with it
};

/// A connection as an administrator sees it. Nothing here needs the network.
struct ConnectionStatus {
    Connection settings;
    QString state; ///< "disabled", "not_connected", "connected", "expired", "blocked"
    std::optional<BlockedAccess> blocked; ///< who said no, where the state is "blocked"
    QString serverProfile; ///< the one in force: typed, learned or guessed
    QStringList scopesGranted;
    std::optional<Instant> tokenExpires;
    int idJagsThisMonth = 0;
    std::optional<int> idJagBudget;
};

struct Status {
    SessionStatus session;
    QList<ConnectionStatus> connections;
};

struct AgentParts;
struct ConnectionDetails;
struct ConnectionProposal;

/// What a sign-out did to one token.
struct RevokedToken {
    QString what; ///< "refresh token", "access token of todo0"
    QString outcome; ///< "revoked", "no_revocation_endpoint", "failed", "forgotten"
    std::optional<Instant> livesUntil; ///< where it could not be revoked
    QString proof; ///< with prove: "dead", "alive", or "unknown" when nobody answered; else ""
    std::optional<Error> failure;
};

struct SignOutReport {
    bool wasSignedIn = false;
    QList<RevokedToken> tokens;
    QByteArray endSessionUrl; ///< with everywhere: the address to open, else ""
};

/// One profile at work: sign-in, access to each connection, calls. The use cases of both front ends; headless.
/// Every function may be called at any time and as often as one likes at once; the work behind is done once.
/// Errors name the leg and what to do next.
class Agent {
public:
    /// dataFolder: where this profile's vault, ledger and locks are.
    Agent(Ports ports, Profile profile, QString dataFolder, StepSink steps = {});
    ~Agent();

    const Profile &profile() const;
    /// The connections as they are from now on. What is under way for one goes on with what it began with.
    void setConnections(QList<Connection> connections);
    /// Lets access(), call() and senders open the browser when a newer or stronger sign-in is demanded (RFC 9470), or a resource wants
    /// the person's consent (access "oauth"), and then go on.
    void allowStepUp(OpenBrowser open);

    /// In the system browser. With a session and not force, gives that.
    Task<Result<Person>> signIn(SignInOptions options, OpenBrowser open);
    /// Revokes what can be revoked, then forgets everything of the session, whatever failed before.
    /// everywhere: also gives the address that ends the session at the identity provider. prove: afterwards presents
    /// each token once more and says whether it is dead.
    Task<Result<SignOutReport>> signOut(bool everywhere, bool prove = false);
    Task<Result<Status>> status();
    /// Who is signed in, or was and has not signed out since; nothing: nobody. Needs no network. Fails as the keychain does.
    Task<Result<std::optional<Person>>> person();
    /// The picture of who is signed in, as its address gives it: a PNG or JPEG by its first bytes, small, not decoded. Fails with
    /// picture_missing where none is named, picture_unreadable, or as whoever is asked does.
    Task<Result<QByteArray>> picture();
    /// Whether secrets could be read now. Nobody is asked for a password.
    Task<bool> keychainReady();

    /// Access now: the kept token, or as few requests as the servers let it (DESIGN 6). anew drops the kept token first.
    Task<Result<LiveToken>> access(QString connectionId, bool anew = false);
    /// The same, where the person may be asked: a connection by the resource's own consent opens the browser for it.
    Task<Result<LiveToken>> connect(QString connectionId, OpenBrowser open);
    /// What an MCP transport of that connection sends through. The agent must outlive it.
    std::unique_ptr<AuthorizedSender> sender(QString connectionId);
    /// Forgets, and revokes where it can be, the tokens of one connection.
    Task<Result<QList<RevokedToken>>> disconnect(QString connectionId);
    /// The same, and its client secret too: before it is taken out of the profile.
    Task<Result<QList<RevokedToken>>> forgetConnection(QString connectionId);
    /// Forgets, and revokes where it can be, every person's consent that no connection of the profile may use any more: one that is reached by XAA now, that
    /// was taken out, or whose consent the policy forbids. None: nothing is done.
    Task<Result<QList<RevokedToken>>> endStrayConsents();
    /// All that is known of one connection. Asks nobody.
    Task<Result<ConnectionDetails>> connectionDetails(QString connectionId);
    /// Settings for a new connection to that resource, from what servers publish.
    Task<Result<ConnectionProposal>> proposeConnection(QString resourceAddress);

    /// One request with the connection's token. path: "" for the base itself; appended to the API's base address
    /// byte for byte; an absolute address is refused. A 401 is answered by one new token, a 403 insufficient_scope by one
    /// step-up within the connection's scopes; then what the server said is the answer: status >= 400
    /// is Fault::Refused (or what fits), with the answer's body in no message.
    Task<Result<HttpResponse>> call(QString connectionId, QByteArray method, QString path, QByteArray body = {},
        QByteArray contentType = "application/json");
    /// Access and one harmless request: does the whole chain work now? Any answer but a refusal says yes.
    Task<Result<>> test(QString connectionId);
    /// For connections whose api.type is mcp. Nothing is asked before the client is. The agent must outlive it.
    Result<std::shared_ptr<McpConnection>> mcp(QString connectionId, McpHost host);
    /// Ends the sessions of all that it gave and that are still there, at once: before the program ends. A server that is gone is waited
    /// for as long as a farewell takes.
    Task<> endMcpSessions();
    /// That text without any secret of this profile: tokens that are kept or in use, client secrets, keys of models. For what goes to others than
    /// those they are for.
    Task<QString> withoutSecrets(QString text);
    Task<QStringList> withoutSecrets(QStringList texts);
    /// For connections whose api.type is todo.
    TodoClient todos(QString connectionId);

    // The secrets that people provide, and this installation's own key.
    Task<Result<>> keepClientSecret(std::optional<QString> connectionId, Secret secret); ///< nothing: at the IdP
    /// Of the user whose name network.proxy has.
    Task<Result<>> keepProxyPassword(Secret password);
    Task<Result<bool>> hasProxyPassword();
    /// The public JWK of the key that private_key_jwt uses there, made when it is missing (RS256, or as configured).
    Task<Result<QJsonObject>> publicKey(std::optional<QString> connectionId);
    /// A new key takes its place. The old one is gone when this returns.
    Task<Result<QJsonObject>> rotateKey(std::optional<QString> connectionId);
    /// Before the profile goes: signs out, then every secret of it leaves the keychain, its keys too.
    Task<Result<>> forgetEverything();

    /// What an identity provider publishes of itself, asked anew.
    Task<Result<ServerMetadata>> describeProvider(QString issuer);

private:
    std::unique_ptr<AgentParts> m_parts;
    std::vector<std::weak_ptr<McpConnection>> m_servers;
};

} // namespace agent0
