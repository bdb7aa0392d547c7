#include "http/socketwatch.h"

#include <QSocketNotifier>

#include <map>

namespace agent0 {

/// The notifiers of each socket number, kept for the next socket that gets it.
struct SocketWatch::Watched {
    struct Notifiers {
        std::unique_ptr<QSocketNotifier> toRead;
        std::unique_ptr<QSocketNotifier> toWrite;
    };
    void set(std::unique_ptr<QSocketNotifier> &slot, qintptr socket, QSocketNotifier::Type type, bool wanted)
    {
        if (!slot && wanted) {
            slot = std::make_unique<QSocketNotifier>(socket, type);
            const bool reads = type == QSocketNotifier::Read;
            QObject::connect(slot.get(), &QSocketNotifier::activated, slot.get(), [this, socket, reads] {
                const Wake mine = wake; // it may destroy what this belongs to
                mine({Ready{socket, reads, !reads}});
            });
        } else if (slot) {
            slot->setEnabled(wanted);
        }
    }

    Wake wake;
    std::map<qintptr, Notifiers> all;
};

SocketWatch::SocketWatch(Wake wake) : m_watched(std::make_unique<Watched>()) { m_watched->wake = std::move(wake); }

SocketWatch::~SocketWatch() = default;

void SocketWatch::watch(qintptr socket, bool toRead, bool toWrite)
{
    auto &notifiers = m_watched->all[socket];
    m_watched->set(notifiers.toRead, socket, QSocketNotifier::Read, toRead);
    m_watched->set(notifiers.toWrite, socket, QSocketNotifier::Write, toWrite);
}

} // namespace agent0
