#pragma once

#include "sandbox/message.h"

namespace agent0::sandbox {

/// For tests that afterwards search what a program wrote: where the environment variable AGENT0_SANDBOX_WITNESS names a
/// file, every token, code, verifier, assertion and client secret that a server of this sandbox takes in or gives out is
/// appended to it, one a line. Without that variable nothing is kept anywhere.
class SecretWitness {
public:
    SecretWitness();
    void see(const Request &request, const Response &response);

private:
    void note(const QByteArray &secret);
    void noteFields(const Fields &fields);

    QString m_file;
};

} // namespace agent0::sandbox
