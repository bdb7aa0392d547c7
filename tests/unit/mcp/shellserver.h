#pragma once

#include <QByteArray>

namespace agent0::test {

/// A server in shell: answers each line with what the script's case says.
inline const QByteArray ShellServer = R"(
while read -r line; do
  id=${line#*\"id\":}; id=${id%%,*}
  case $line in
    *server/discover*) echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"error\":{\"code\":-32601,\"message\":\"no\"}}" ;;
    *'"initialize"'*) echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"sh\"}}}" ;;
    *tools/list*) echo "hello from the banner"; echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"tools\":[{\"name\":\"t\",\"inputSchema\":{}}]}}" ;;
    *environment*) echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"own\":\"$OWN\",\"leak\":\"$LEAK\"}}" ;;
    *die*) echo "cannot go on" >&2; exit 3 ;;
    *garbage*) echo "{\"jsonrpc\":\"2.0\"" ;;
    *flood*) while :; do printf '{%01000000d' 0; done ;;
    *noise*) head -c 5000000 /dev/zero | tr '\0' 'e' >&2; echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{}}" ;;
    *long*) echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"text\":\"$(head -c 1000000 /dev/zero | tr '\0' 'x')\"}}" ;;
    *argument*) printf '{"jsonrpc":"2.0","id":%s,"result":{"argument":"%s"}}\n' "$id" "$1" ;;
    *child*) sleep 1000 & echo "{\"jsonrpc\":\"2.0\",\"id\":$id,\"result\":{\"pid\":$!}}" ;;
  esac
done
)";

} // namespace agent0::test
