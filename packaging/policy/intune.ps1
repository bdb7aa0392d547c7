# Intune, "Platform scripts": run with the system's credentials, in 64-bit PowerShell. policy.json is put in place of the text.
$policy = @'
{
  "pinnedIssuer": "https://acme.okta.com",
  "allowUserConnections": false
}
'@
$key = 'HKLM:\SOFTWARE\Policies\Agent0'
# What cannot be read stops Agent0: better to stop here.
$null = $policy | ConvertFrom-Json -ErrorAction Stop
if (-not (Test-Path $key)) { New-Item -Path $key -Force | Out-Null }
New-ItemProperty -Path $key -Name 'Policy' -PropertyType String -Value $policy -Force | Out-Null
