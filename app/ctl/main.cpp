#include "hardening/hardening.h"
#include "session.h"

#include <QCoreApplication>

#include <openssl/crypto.h>

int main(int argc, char **argv)
{
    agent0::hardenProcess();
    // At the end the system takes all memory back at once; OpenSSL would give it back piece by piece. And neither we nor TLS look
    // for a cipher in its table of names, which it would fill and then copy: providers have their own.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT | OPENSSL_INIT_NO_ADD_ALL_CIPHERS, nullptr);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("agent0"));
    QCoreApplication::setApplicationVersion(QStringLiteral(AGENT0_VERSION));
    return agent0::ctl::runSession(application.arguments().mid(1));
}
