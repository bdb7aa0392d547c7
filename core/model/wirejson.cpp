#include "model/wirejson.h"

#include <QJsonDocument>

namespace agent0 {

QJsonObject objectIn(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

QJsonArray takingTurns(
    const QList<ModelMessage> &messages, const std::function<QJsonArray(const ModelMessage &)> &contentOf)
{
    QJsonArray all;
    for (const ModelMessage &message : messages) {
        const QString role = message.role == ModelMessage::Role::Model ? u"assistant"_s : u"user"_s;
        QJsonArray content = contentOf(message);
        if (content.isEmpty())
            continue;
        if (!all.isEmpty() && all.last()["role"_L1].toString() == role) {
            QJsonArray both = all.last()["content"_L1].toArray();
            for (const QJsonValue &one : content)
                both.append(one);
            content = both;
            all.removeLast();
        }
        all.append(QJsonObject{{"role"_L1, role}, {"content"_L1, content}});
    }
    return all;
}

} // namespace agent0
