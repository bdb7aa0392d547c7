#pragma once

#include "http/httpclient.h"

#include <deque>
#include <functional>
#include <vector>

namespace agent0::test {

/// A network whose answers a test writes beforehand, or computes; it keeps what was asked.
class ScriptedHttp final : public HttpClient {
public:
    using Answer = std::function<Result<HttpResponse>(const HttpRequest &)>;

    Task<Result<HttpResponse>> send(HttpRequest request) override
    {
        requests.push_back(request);
        if (otherwise && m_answers.empty())
            co_return otherwise(request);
        if (m_answers.empty())
            co_return fail(Fault::Network, request.leg, "unscripted"_L1, QString::fromUtf8("nobody answers at " + request.url));
        const Answer answer = std::move(m_answers.front());
        m_answers.pop_front();
        co_return answer(request);
    }

    ScriptedHttp &answer(int status, QByteArray json, QList<HttpHeader> headers = {})
    {
        headers.prepend({"Content-Type", "application/json"});
        m_answers.push_back([=](const HttpRequest &) { return HttpResponse{status, headers, json}; });
        return *this;
    }
    ScriptedHttp &answer(Answer answer)
    {
        m_answers.push_back(std::move(answer));
        return *this;
    }
    ScriptedHttp &failWith(Fault fault)
    {
        m_answers.push_back([=](const HttpRequest &request) {
            return Result<HttpResponse>(fail(fault, request.leg, "scripted"_L1, u"scripted failure"_s));
        });
        return *this;
    }
    bool exhausted() const { return m_answers.empty(); }

    std::vector<HttpRequest> requests;
    Answer otherwise; ///< used when the script is at its end

private:
    std::deque<Answer> m_answers;
};

} // namespace agent0::test
