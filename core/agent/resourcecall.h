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
    Task<Result<HttpResponse>> answered(Connection connection, ApiRequest request);
    Task<Result<HttpResponse>> attempt(Connection connection, LiveToken token, ApiRequest request);
    Task<Result<HttpResponse>> sendOrWait(Connection connection, LiveToken token, ApiRequest request);

    AgentParts &m_parts;
};

} // namespace agent0
