#pragma once

#include "base/clock.h"

#include <QByteArray>

namespace agent0::sandbox {

struct Response;

/// How an answer goes out, and where it goes wrong. The default is a well-made answer.
struct Wire {
    /// How the body's end is told.
    enum class Framing {
        Length,
        Chunked,
        UntilClose,        ///< no length at all; the connection ends with the body
        LengthTooLong,     ///< announces 1000 bytes more than come
        LengthTooShort,    ///< announces half
        TwoLengths,        ///< two Content-Length headers that differ
        LengthAndChunked,  ///< both at once (request smuggling's favourite)
        NegativeLength,
        AbsurdLength,      ///< 10^15
        BadChunkSize,      ///< a chunk size that is no number
        ChunksUnfinished,  ///< the last chunk never comes
    };
    /// What happens to the connection behind the last byte.
    enum class Ending {
        KeepOpen,
        Close,
        Reset,
        Hang,
        GoesOn, ///< more of the body comes later, by Reply::goOn()
    };

    Framing framing = Framing::Length;
    Ending ending = Ending::KeepOpen;
    std::optional<QByteArray> raw;  ///< these bytes go out instead of the message
    qsizetype cutAt = -1;           ///< only so many bytes of the message go out; negative: all
    bool cutInBody = false;         ///< cut in the middle of the body, wherever that is
    Milliseconds delay{0};          ///< before the first byte
    qsizetype dripBytes = 0;        ///< so many bytes at a time (0: all at once) …
    Milliseconds dripEvery{1};      ///< … with this pause between
    QByteArray filler;              ///< repeated behind the message …
    qint64 fillerBytes = 0;         ///< … until so many bytes are out; negative: for ever
};

/// The bytes of the answer as its wire wants them, filler apart.
QByteArray wireBytes(const Response &response, bool withBody, bool keepAlive, const QByteArray &date);

QByteArray reasonPhrase(int status);

} // namespace agent0::sandbox
