#!/bin/sh
# Jamf, a script of a policy, run as root. policy.json is put in place of the text.
set -eu
folder="/Library/Application Support/agent0"
mkdir -p "$folder"
cat >"$folder/policy.json.new" <<'END'
{
  "pinnedIssuer": "https://acme.okta.com",
  "allowUserConnections": false
}
END
chown root:wheel "$folder" "$folder/policy.json.new"
chmod 755 "$folder"
chmod 644 "$folder/policy.json.new"
mv "$folder/policy.json.new" "$folder/policy.json"
