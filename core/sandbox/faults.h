#pragma once

#include "base/result.h"
#include "jose/jwk.h"
#include "sandbox/message.h"

#include <QHash>

#include <functional>
#include <variant>

namespace agent0::sandbox {

/// Where in the chain something can be made to go wrong.
enum class Point {
    IdpMetadata,
    IdpKeys,
    Authorize,
    CodeGrant,
    IdToken,
    Refresh,
    RefreshedIdToken,
    Exchange,
    IdJag,
    UserInfo,
    IdpRevocation,
    EndSession,
    ServerMetadata,
    Redemption,
    AccessToken,
    ServerRevocation,
    ResourceMetadata,
    Resource,
    Mcp,
    Anywhere, ///< every answer of every server
};
Leg legOf(Point point);

/// What a fault may look at.
struct Scene {
    const Request &request;
    QByteArray server; ///< "idp", "todo0-as", "todo0-api" …
    QByteArray issuer; ///< of the server at work, or its origin
    QByteArray trap;   ///< origin of the server that counts what should never come
};

/// A token before it is signed. A fault may change it, or give the finished text itself.
struct TokenDraft {
    QJsonObject header;
    QJsonObject claims;
    Jwk key;
    JwsAlgorithm algorithm;
    std::optional<QByteArray> compact;
};
QByteArray sealed(const TokenDraft &draft);

using Instead = std::function<Response(const Scene &)>;                ///< the server does not get to see the request
using Afterwards = std::function<void(Response &, const Scene &)>;     ///< it did its work, the answer goes wrong
using InDocument = std::function<void(QJsonObject &, const Scene &)>;  ///< metadata, key sets, UserInfo
using InToken = std::function<void(TokenDraft &, const Scene &)>;
using InRedirect = std::function<void(Fields &, const Scene &)>;       ///< the answer of the authorization endpoint
struct Asked { };                                                       ///< the server itself asks happens()

/// One way to go wrong: a row of the table.
struct Misdeed {
    QString name;
    Point point;
    QString description;
    std::variant<Instead, Afterwards, InDocument, InToken, InRedirect, Asked> effect;
    int times = 0; ///< how often it happens once it is switched on; 0: always
};

/// The whole table, in the order of the chain.
const QList<Misdeed> &misdeeds();
const Misdeed *misdeedNamed(QStringView name);

/// Which misdeeds are on.
class FaultSwitch {
public:
    explicit FaultSwitch(std::function<QByteArray()> trapOrigin = {}) : m_trap(std::move(trapOrigin)) { }

    /// "NAME", "NAME@SERVER" ("todo0" means both of Todo0's servers), "NAME=3" (the next three times).
    /// Fault::Usage, code "fault_unknown", naming the nearest known one.
    Result<> set(const QString &wish);
    void clear(QStringView name);
    void clearAll() { m_active.clear(); }
    QStringList active() const;
    int fired(QStringView name) const { return m_fired.value(name.toString()); }

    /// Answers the request as the server would, with what is on at this point.
    Response around(Point point, const Scene &scene, const std::function<Response()> &properly);
    void inDocument(Point point, QJsonObject &document, const Scene &scene)
    {
        change<InDocument>(point, document, scene);
    }
    void inToken(Point point, TokenDraft &draft, const Scene &scene) { change<InToken>(point, draft, scene); }
    void inRedirect(Fields &answer, const Scene &scene) { change<InRedirect>(Point::Authorize, answer, scene); }
    void afterwards(Point point, Response &response, const Scene &scene) { change<Afterwards>(point, response, scene); }
    /// Is this one on; it counts as having happened.
    bool happens(QLatin1StringView name, QByteArrayView server);
    bool isOn(QStringView name) const;
    QByteArray trap() const { return m_trap ? m_trap() : QByteArray(); }

private:
    struct Active {
        const Misdeed *misdeed;
        QByteArray server; ///< "" for any
        int left;          ///< 0: always
    };
    template<typename Effect, typename Subject>
    void change(Point point, Subject &subject, const Scene &scene);
    template<typename Effect>
    QList<const Misdeed *> due(Point point, QByteArrayView server);
    bool use(Active &active);

    std::function<QByteArray()> m_trap;
    QList<Active> m_active;
    QHash<QString, int> m_fired;
};

} // namespace agent0::sandbox
