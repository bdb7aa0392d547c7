#pragma once

#include "model/languagemodel.h"

#include <QRegularExpression>

namespace agent0::test {

/// A model that says what a test has written down, one answer after the other, and remembers what it was given.
class ScriptedModel final : public LanguageModel {
public:
    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink text) override
    {
        requests.push_back(request);
        if (answers.empty())
            co_return ModelAnswer{u"That is all."_s, {}, StopReason::Finished, {}};
        auto next = answers.front();
        answers.erase(answers.begin());
        if (next && !next->text.isEmpty())
            text(next->text);
        co_return next;
    }
    Task<Result<QStringList>> choices() override { co_return QStringList(); }
    bool canBeSteered() const override { return true; }

    void calls(QList<std::pair<QString, QByteArray>> wanted)
    {
        ModelAnswer answer;
        answer.stop = StopReason::ToolUse;
        for (const auto &[name, arguments] : wanted)
            answer.calls.append({{}, name, arguments});
        answers.push_back(answer);
    }
    void fails(Error error) { answers.push_back(fail(std::move(error))); }

    std::vector<Result<ModelAnswer>> answers;
    std::vector<ModelRequest> requests;
};

/// A model that does whatever any text tells it that it is given: "CALL name {…}" anywhere makes it call that, once each.
class ObedientModel final : public LanguageModel {
public:
    Task<Result<ModelAnswer>> answer(ModelRequest request, TextSink) override
    {
        QString read = request.system;
        for (const ModelMessage &message : request.messages) {
            read += u'\n' + message.text;
            for (const ToolResult &result : message.results)
                read += u'\n' + QString(result.text).replace(u"\\\""_s, u"\""_s);
        }
        for (const ToolDefinition &tool : request.tools)
            read += u'\n' + tool.description;
        seen += read;
        static const QRegularExpression order(u"CALL ([A-Za-z0-9_-]+) (\\{[^{}]*\\})"_s);
        ModelAnswer answer;
        for (auto orders = order.globalMatch(read); orders.hasNext();) {
            const auto one = orders.next();
            if (m_done.contains(one.captured()))
                continue;
            m_done << one.captured();
            answer.calls.append({{}, one.captured(1), one.captured(2).toUtf8()});
        }
        answer.text = u"As you say."_s;
        answer.stop = answer.calls.isEmpty() ? StopReason::Finished : StopReason::ToolUse;
        co_return answer;
    }
    Task<Result<QStringList>> choices() override { co_return QStringList(); }
    bool canBeSteered() const override { return true; }

    QString seen; ///< all that it was ever given

private:
    QStringList m_done;
};

} // namespace agent0::test
