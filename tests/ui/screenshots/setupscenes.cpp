#include "scenes.h"

#include "views/setupassistant.h"

namespace agent0::screenshots {

namespace {

using test::WindowStage;

SetupModel &assistantOf(WindowStage &stage)
{
    test::Chain &chain = stage.chain;
    const ProfileStore store(chain.folder.filePath(u"setup"_s), chain.folder.filePath(u"setup-data"_s));
    auto *model = new SetupModel({[&chain](const NetworkSettings &) { return Result<HttpClient *>(&*chain.network); },
        [] { return Result<Policy>(Policy()); }, chain.clock, store});
    auto *assistant = new SetupAssistant(*model, &stage.window);
    model->setParent(assistant);
    assistant->open();
    return *model;
}

bool isAsking(const SetupModel &model) { return std::holds_alternative<SetupModel::Asking>(model.step()); }

/// The sandbox's own values, until there is no question or so many have been answered.
void answer(WindowStage &stage, SetupModel &model, int questions)
{
    const Connection &one = stage.chain.profile.connections[0];
    const IdentityProvider &idp = stage.chain.profile.identityProvider;
    for (; questions > 0 && isAsking(model); --questions) {
        const QString path = std::get<SetupModel::Asking>(model.step()).question.path;
        model.answer(path.endsWith(u"issuer"_s)  ? idp.issuer
                : path.endsWith(u"].resource"_s) ? one.resource
                : path.startsWith(u"conn"_s)     ? one.clientId
                                                 : idp.clientId);
        stage.waitFor([&] { return !std::holds_alternative<SetupModel::AskingServers>(model.step()); });
    }
}

void asking(WindowStage &stage, int questions)
{
    SetupModel &model = assistantOf(stage);
    model.choose(u"custom"_s);
    answer(stage, model, questions);
}

void doubtful(WindowStage &stage)
{
    SetupModel &model = assistantOf(stage);
    model.choose(u"okta"_s);
    model.answer(stage.chain.profile.identityProvider.issuer + u'/');
    stage.waitFor([&] { return isAsking(model); });
}

void waiting(WindowStage &stage)
{
    stage.fault(u"discovery-hang"_s);
    SetupModel &model = assistantOf(stage);
    model.choose(u"okta"_s);
    model.answer(stage.chain.profile.identityProvider.issuer);
}

void reviewing(WindowStage &stage)
{
    SetupModel &model = assistantOf(stage);
    model.choose(u"custom"_s);
    answer(stage, model, 20);
    model.keepSecrets({});
}

void welcome(WindowStage &stage)
{
    stage.session.refuse({Fault::Configuration, Leg::Configuration, u"profile_missing"_s,
        u"There is no profile \"default\"."_s, u"Write one with agent0ctl init."_s, {}, {}});
}

} // namespace

Scenes setupScenes()
{
    return {
        {u"start-welcome"_s, welcome},
        {u"setup-kind"_s, [](WindowStage &stage) { assistantOf(stage); }},
        {u"setup-question"_s, [](WindowStage &stage) { asking(stage, 0); }},
        {u"setup-found"_s, [](WindowStage &stage) { asking(stage, 3); }},
        {u"setup-doubtful"_s, doubtful},
        {u"setup-waiting"_s, waiting},
        {u"setup-secrets"_s, [](WindowStage &stage) { asking(stage, 20); }},
        {u"setup-review"_s, reviewing},
    };
}

} // namespace agent0::screenshots
