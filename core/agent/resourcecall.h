#pragma once

#include "agent/access.h"
#include "broker/apicall.h"

namespace agent0 {

/// One request of a resource with the connection's token, and what DESIGN 6.5 says about its refusals.
class ResourceCall {
public:
    explicit ResourceCall(AgentParts &parts) : m_parts(parts) { }

    /// The answer when its status is 2xx, else what it means.
    Task<Result<HttpResponse>> run(Connection connection, ApiRequest request);

private:
    // What these refer to is in the frame of run() and of one another.
    Task<Result<HttpResponse>> answered(const Connection &connection, const ApiRequest &request);
    Task<Result<HttpResponse>> attempt(const Connection &connection, const LiveToken &token, const ApiRequest &request);
    Task<Result<HttpResponse>> sendOrWait(
        const Connection &connection, const LiveToken &token, const ApiRequest &request);

    AgentParts &m_parts;
};

} // namespace agent0
