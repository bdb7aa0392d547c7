#include "sandbox/clients.h"

#include <algorithm>
#include <array>

namespace agent0::sandbox {

namespace {

constexpr std::array Methods{
    ClientMethod::None, ClientMethod::SecretBasic, ClientMethod::SecretPost, ClientMethod::PrivateKeyJwt};

/// A loopback address without its port, and any other address as it is.
QByteArray withoutLoopbackPort(const QByteArray &address)
{
    for (const QByteArrayView host : {QByteArrayView("http://127.0.0.1:"), QByteArrayView("http://[::1]:")}) {
        if (!address.startsWith(host))
            continue;
        qsizetype end = host.size();
        while (end < address.size() && address[end] >= '0' && address[end] <= '9')
            ++end;
        return host.chopped(1).toByteArray() + address.sliced(end);
    }
    return address;
}

} // namespace

QLatin1StringView name(ClientMethod method)
{
    switch (method) {
    case ClientMethod::None: return "none"_L1;
    case ClientMethod::SecretBasic: return "client_secret_basic"_L1;
    case ClientMethod::SecretPost: return "client_secret_post"_L1;
    case ClientMethod::PrivateKeyJwt: return "private_key_jwt"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<ClientMethod> clientMethodNamed(QStringView name)
{
    for (const ClientMethod method : Methods) {
        if (sandbox::name(method) == name)
            return method;
    }
    return {};
}

bool isRegisteredAddress(const QByteArrayList &registered, const QByteArray &address)
{
    return std::ranges::any_of(
        registered, [&](const QByteArray &one) { return withoutLoopbackPort(one) == withoutLoopbackPort(address); });
}

} // namespace agent0::sandbox
