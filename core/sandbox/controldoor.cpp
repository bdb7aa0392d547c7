#include "sandbox/controldoor.h"

#include "base/strictjson.h"
#include "sandbox/sandbox.h"

namespace agent0::sandbox {

namespace {

Response done() { return Response::json({{u"ok"_s, true}}); }
Response refused(const QString &why) { return Response::json({{u"error"_s, why}}, 400); }

Response expire(Sandbox &sandbox, const QByteArray &what)
{
    if (what == "access-tokens")
        sandbox.expireAccessTokens();
    else if (what == "id-tokens")
        sandbox.identityProvider().expireIdTokens();
    else if (what == "sessions")
        sandbox.identityProvider().endSessions();
    else
        return refused(u"access-tokens, id-tokens or sessions"_s);
    return done();
}

Response addRule(Sandbox &sandbox, const QByteArray &body)
{
    const auto json = parseJsonObject(body);
    if (!json)
        return refused(json.error().message);
    PolicyRule rule;
    rule.allow = json->value(u"allow"_s).toBool(true);
    rule.person = json->value(u"person"_s).toString(u"*"_s).toUtf8();
    rule.client = json->value(u"client"_s).toString(u"*"_s).toUtf8();
    rule.resource = json->value(u"resource"_s).toString(u"*"_s).toUtf8();
    if (json->contains(u"scopes"_s))
        rule.scopes = json->value(u"scopes"_s).toVariant().toStringList();
    sandbox.policy().add(rule);
    return done();
}

QJsonObject counts(Sandbox &sandbox)
{
    QJsonObject all = sandbox.log().counts();
    all[u"connections"_s] = sandbox.connections();
    all[u"refreshReuses"_s] = sandbox.identityProvider().state().refreshTokens.reuses();
    all[u"trapVisits"_s] = sandbox.trapVisits();
    all[u"credentialsInTrap"_s] = sandbox.credentialsInTrap();
    return all;
}

Response log(Sandbox &sandbox)
{
    QJsonArray entries;
    for (const LogEntry &entry : sandbox.log().entries())
        entries.append(entry.toJson());
    return Response::json({{u"log"_s, entries}});
}

Response advance(Sandbox &sandbox, const QByteArray &seconds)
{
    bool numeric = false;
    const qint64 time = seconds.toLongLong(&numeric);
    if (!numeric)
        return refused(u"a number of seconds"_s);
    sandbox.advance(Seconds(time));
    return done();
}

Response setFault(Sandbox &sandbox, const Request &request)
{
    const auto on = sandbox.faults().set(text(request.parameters.first()));
    return on ? done() : refused(on.error().message + u' ' + on.error().hint);
}

using ControlWork = std::function<Response(const Request &)>;

} // namespace

void addControlRoutes(HttpServer &server, Sandbox &sandbox, const QByteArray &token)
{
    const auto route = [&](QByteArray method, QByteArray pattern, ControlWork work) {
        server.route(std::move(method), std::move(pattern), [token, work](const Request &request) {
            if (!Secret("Bearer " + token).equals(request.header("Authorization")))
                return Response::json({{u"error"_s, u"the control token is missing or wrong"_s}}, 401);
            return work(request);
        });
    };
    Sandbox *box = &sandbox;
    route("GET", "/control/log", [box](const Request &) { return log(*box); });
    route("DELETE", "/control/log", [box](const Request &) {
        box->log().clear();
        return done();
    });
    route("GET", "/control/counts", [box](const Request &) { return Response::json(counts(*box)); });
    route("GET", "/control/faults", [box](const Request &) {
        return Response::json({{u"faults"_s, QJsonArray::fromStringList(box->faults().active())}});
    });
    route("DELETE", "/control/faults", [box](const Request &) {
        box->faults().clearAll();
        return done();
    });
    route("POST", "/control/fault/{name}", [box](const Request &request) { return setFault(*box, request); });
    route("DELETE", "/control/fault/{name}", [box](const Request &request) {
        box->faults().clear(text(request.parameters.first()));
        return done();
    });
    route("POST", "/control/rotate-keys", [box](const Request &request) {
        box->rotateKeys(request.queryFields().value("overlap") != "0");
        return done();
    });
    route("POST", "/control/expire/{what}",
        [box](const Request &request) { return expire(*box, request.parameters.first()); });
    route("POST", "/control/revoke/refresh-tokens", [box](const Request &) {
        box->identityProvider().revokeRefreshTokens();
        return done();
    });
    route("POST", "/control/advance/{seconds}",
        [box](const Request &request) { return advance(*box, request.parameters.first()); });
    route("POST", "/control/policy", [box](const Request &request) { return addRule(*box, request.body); });
    route("DELETE", "/control/policy", [box](const Request &) {
        box->resetPolicy();
        return done();
    });
}

} // namespace agent0::sandbox
