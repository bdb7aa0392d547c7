// An event stream, wherever it is cut: the same events. The first byte says into how large pieces.
#include "fuzztarget.h"
#include "http/eventstream.h"

using namespace agent0;

namespace {

struct Heard {
    QList<ServerSentEvent> events;
    bool broken = false;
};

void feed(EventStreamParser &parser, QByteArrayView bytes, Heard &heard)
{
    const auto events = parser.feed(bytes);
    heard.broken = !events.has_value();
    if (events)
        heard.events << *events;
}

bool same(const Heard &one, const Heard &other)
{
    if (one.broken || other.broken) // how much was heard before differs with the pieces
        return one.broken == other.broken;
    const auto equal = [](const ServerSentEvent &a, const ServerSentEvent &b) {
        return a.type == b.type && a.data == b.data;
    };
    return std::equal(one.events.begin(), one.events.end(), other.events.begin(), other.events.end(), equal);
}

} // namespace

AGENT0_FUZZ_TARGET(sse)
{
    if (bytes.isEmpty())
        return;
    const EventStreamLimits limits{.lineBytes = 256, .eventBytes = 512, .idBytes = 32};
    const QByteArrayView text = QByteArrayView(bytes).sliced(1);
    const qsizetype piece = 1 + (static_cast<unsigned char>(bytes[0]) & 15);
    EventStreamParser whole(limits);
    EventStreamParser cut(limits);
    Heard heard;
    Heard again;
    feed(whole, text, heard);
    for (qsizetype at = 0; at < text.size() && !again.broken; at += piece)
        feed(cut, text.sliced(at, std::min(piece, text.size() - at)), again);
    fuzz::promise(same(heard, again), "a stream means the same wherever it is cut");
    if (heard.broken)
        return;
    fuzz::promise(
        whole.lastEventId() == cut.lastEventId() && whole.retry() == cut.retry(), "so do its id and its time");
    fuzz::promise(whole.lastEventId().size() <= limits.idBytes, "ids are bounded");
    for (const ServerSentEvent &event : heard.events)
        fuzz::promise(!event.type.isEmpty() && event.data.size() <= limits.eventBytes, "events are bounded");
    whole.startAgain();
    fuzz::promise(whole.lastEventId() == cut.lastEventId(), "the id stays for the next connection");
}
