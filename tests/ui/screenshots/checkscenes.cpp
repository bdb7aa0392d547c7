#include "scenes.h"

#include "doctor/refusalpages.h"
#include "views/checkview.h"
#include "views/helpview.h"

#include <QPushButton>

namespace agent0::screenshots {

namespace {

using test::WindowStage;

CheckSource sourceOf(WindowStage &stage)
{
    test::Chain &chain = stage.chain;
    const auto doctor = [&chain] {
        Effective effective;
        effective.profile = chain.profile;
        return Result<std::unique_ptr<doctor::Doctor>>(
            std::make_unique<doctor::Doctor>(chain.ports(), effective, chain.folder.filePath(u"data"_s)));
    };
    return {doctor, [&chain] { return chain.profile; }};
}

CheckView *open(WindowStage &stage, CheckSource source)
{
    stage.signIn();
    auto *view = new CheckView(std::move(source));
    put(stage, u"check"_s, view);
    return view;
}

void checked(WindowStage &stage, const QString &fault)
{
    auto *view = open(stage, sourceOf(stage));
    if (!fault.isEmpty())
        stage.fault(fault);
    view->check({});
    (void)stage.waitFor([&] { return stage.find<QPushButton>(u"&Save report…"_s)->isEnabled(); });
}

void running(WindowStage &stage)
{
    auto *view = open(stage, sourceOf(stage));
    stage.fault(u"exchange-hang"_s);
    view->check({});
    QTest::qWait(300); // some of it
}

void stopped(WindowStage &stage)
{
    running(stage);
    QTest::mouseClick(stage.find<QPushButton>(u"S&top"_s), Qt::LeftButton);
}

void sameServer(WindowStage &stage)
{
    CheckSource source = sourceOf(stage);
    test::Chain &chain = stage.chain;
    const auto changed = [&chain] {
        Profile profile = chain.profile;
        profile.connections[0].authorizationServer = profile.identityProvider.issuer;
        return profile;
    };
    source.profile = changed;
    source.doctor = [&chain, changed] {
        Effective effective;
        effective.profile = changed();
        return Result<std::unique_ptr<doctor::Doctor>>(
            std::make_unique<doctor::Doctor>(chain.ports(), effective, chain.folder.filePath(u"data"_s)));
    };
    open(stage, std::move(source))->check(u"todo0"_s);
    (void)stage.waitFor([&] { return stage.find<QPushButton>(u"&Save report…"_s)->isEnabled(); });
}

void probing(WindowStage &stage)
{
    open(stage, sourceOf(stage));
    QTest::mouseClick(stage.find<QPushButton>(u"&Probe…"_s), Qt::LeftButton);
}

void failed(WindowStage &stage)
{
    CheckSource source = sourceOf(stage);
    source.doctor = [] {
        return fail(Fault::Configuration, Leg::Configuration, "profile_missing"_L1,
            u"There is no profile \"default\"."_s, u"Write one with agent0ctl init --template okta."_s);
    };
    open(stage, std::move(source))->check({});
}

void help(WindowStage &stage, const QString &topic)
{
    stage.signIn();
    auto *view = new HelpView(doctor::wholeHelp());
    put(stage, u"help"_s, view);
    view->showTopic(topic);
}

} // namespace

Scenes checkScenes()
{
    return {
        {u"check-not-run"_s, [](WindowStage &stage) { open(stage, sourceOf(stage)); }},
        {u"check-running"_s, running},
        {u"check-healthy"_s, [](WindowStage &stage) { checked(stage, {}); }},
        {u"check-findings"_s, [](WindowStage &stage) { checked(stage, u"idjag-aud-slash"_s); }},
        {u"check-blocked"_s, [](WindowStage &stage) { checked(stage, u"exchange-not-assigned"_s); }},
        {u"check-same-server"_s, sameServer},
        {u"check-stopped"_s, stopped},
        {u"check-probe"_s, probing},
        {u"check-failed"_s, failed},
        {u"help"_s, [](WindowStage &stage) { help(stage, {}); }},
        {u"help-codes"_s, [](WindowStage &stage) { help(stage, u"errors-profile"_s); }},
    };
}

} // namespace agent0::screenshots
