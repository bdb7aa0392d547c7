#pragma once

#include <QOAuth2AuthorizationCodeFlow>
#include <QUrl>

/// What differs between Qt 6.4 and the newest in QOAuth2AuthorizationCodeFlow: here and nowhere else.
namespace agent0::qtcompat {

inline void setTokenAddress(QOAuth2AuthorizationCodeFlow &flow, const QUrl &address)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 9, 0)
    flow.setTokenUrl(address);
#else
    flow.setAccessTokenUrl(address);
#endif
}

/// Proof keys are ours on every version (6.4 has none, and from 6.8 on they would be there twice).
inline void leaveProofKeyToUs(QOAuth2AuthorizationCodeFlow &flow)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    flow.setPkceMethod(QOAuth2AuthorizationCodeFlow::PkceMethod::None);
#else
    Q_UNUSED(flow);
#endif
}

} // namespace agent0::qtcompat
