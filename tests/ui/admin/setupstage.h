#pragma once

#include "flow/support/chain.h"
#include "handles.h"
#include "support/outcome.h"
#include "views/setupassistant.h"

#include <QJsonDocument>
#include <QPushButton>
#include <QSignalSpy>

namespace agent0::test {

/// The assistant before the sandbox's servers, with a folder for profiles that nobody else has.
struct SetupStage {
    explicit SetupStage(const QJsonObject &rules = {})
        : policy(rules.isEmpty() ? Policy() : Policy::fromJson(rules, u"policy.json"_s).value()),
          store(folder.filePath(u"config"_s), folder.filePath(u"data"_s)),
          model({[this](const NetworkSettings &) { return Result<HttpClient *>(&*chain.network); },
              [this] { return Result<Policy>(policy); }, chain.clock, store})
    {
        open();
    }

    /// As somebody does who has closed it and comes back.
    void open()
    {
        assistant = std::make_unique<SetupAssistant>(model);
        assistant->show();
        QVERIFY(QTest::qWaitForWindowActive(&*assistant));
    }

    QPushButton *next() { return widgetNamed<QPushButton>(&*assistant, u"next"_s); }
    QPushButton *back() { return widgetNamed<QPushButton>(&*assistant, u"back"_s); }
    QString text() { return shownText(&*assistant); }

    template<typename Step>
    bool is() const
    {
        return std::holds_alternative<Step>(model.step());
    }
    const SetupModel::Asking *asking() const { return std::get_if<SetupModel::Asking>(&model.step()); }
    QString asked() const { return asking() ? asking()->question.path : QString(); }
    /// Until the servers have answered.
    void settle()
    {
        QVERIFY(QTest::qWaitFor([this] { return !is<SetupModel::AskingServers>(); }, 20'000));
    }
    QWidget *editor() { return assistant->focusWidget(); }

    /// What the sandbox's own profile says to that question.
    QString answerTo(const QString &path) const
    {
        const Connection &one = chain.profile.connections[0];
        const QString member = path.section(u"]."_s, 1);
        return path == "identityProvider.issuer"_L1  ? chain.profile.identityProvider.issuer
            : path == "identityProvider.clientId"_L1 ? chain.profile.identityProvider.clientId
            : member == "resource"_L1                ? one.resource
            : member == "authorizationServer"_L1     ? one.authorizationServer
            : member == "clientId"_L1                ? one.clientId
                                                     : QString();
    }
    std::optional<QJsonObject> written(const QString &name)
    {
        const auto place = store.place(name);
        const auto file = ProfileStore::read(*place);
        return file ? *file : std::nullopt;
    }

    Chain chain;
    QTemporaryDir folder;
    Policy policy;
    ProfileStore store;
    SetupModel model;
    std::unique_ptr<SetupAssistant> assistant;
};

} // namespace agent0::test
