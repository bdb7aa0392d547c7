<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ActivityText</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Niemand hat geantwortet</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Access denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Grant refused</source>
        <translation>Berechtigung abgelehnt</translation>
    </message>
    <message>
        <source>Client refused</source>
        <translation>Client abgelehnt</translation>
    </message>
    <message>
        <source>Scope refused</source>
        <translation>Scope abgelehnt</translation>
    </message>
    <message>
        <source>Unknown target</source>
        <translation>Unbekanntes Ziel</translation>
    </message>
    <message>
        <source>Token refused (401)</source>
        <translation>Token abgelehnt (401)</translation>
    </message>
    <message>
        <source>Forbidden (403)</source>
        <translation>Verboten (403)</translation>
    </message>
    <message>
        <source>Not found (404)</source>
        <translation>Nicht gefunden (404)</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Nicht angemeldet</translation>
    </message>
    <message>
        <source>Session ended</source>
        <translation>Sitzung beendet</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Sign-out</source>
        <translation>Abmeldung</translation>
    </message>
    <message>
        <source>Session renewed</source>
        <translation>Sitzung erneuert</translation>
    </message>
    <message>
        <source>ID-JAG issued</source>
        <translation>ID-JAG ausgestellt</translation>
    </message>
    <message>
        <source>Access granted</source>
        <translation>Zugriff gewährt</translation>
    </message>
    <message>
        <source>Access refused</source>
        <translation>Zugriff abgelehnt</translation>
    </message>
    <message>
        <source>Access revoked</source>
        <translation>Zugriff widerrufen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Aufruf</translation>
    </message>
    <message>
        <source>Configuration changed</source>
        <translation>Einstellungen geändert</translation>
    </message>
    <message>
        <source>Budget warning</source>
        <translation>Warnung zum Kontingent</translation>
    </message>
    <message>
        <source>Key rotated</source>
        <translation>Schlüssel gewechselt</translation>
    </message>
    <message>
        <source>Log damaged</source>
        <translation>Protokoll beschädigt</translation>
    </message>
    <message>
        <source>Records lost</source>
        <translation>Einträge verloren</translation>
    </message>
    <message>
        <source>Unknown event</source>
        <translation>Unbekanntes Ereignis</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>Discovery</source>
        <translation>Discovery</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>Token-Tausch</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Zustimmung</translation>
    </message>
    <message>
        <source>Redemption</source>
        <translation>Einlösung</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Widerruf</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Identity provider</source>
        <translation>Identitätsanbieter</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>Autorisierungsserver</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Request refused</source>
        <translation>Anfrage abgelehnt</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Client not allowed</source>
        <translation>Client nicht berechtigt</translation>
    </message>
    <message>
        <source>Grant not supported</source>
        <translation>Grant nicht unterstützt</translation>
    </message>
    <message>
        <source>Scope missing</source>
        <translation>Scope fehlt</translation>
    </message>
    <message>
        <source>Stronger sign-in wanted</source>
        <translation>Stärkere Anmeldung verlangt</translation>
    </message>
    <message>
        <source>Sign-in wanted</source>
        <translation>Anmeldung verlangt</translation>
    </message>
    <message>
        <source>Consent wanted</source>
        <translation>Zustimmung verlangt</translation>
    </message>
    <message>
        <source>Proof wanted again</source>
        <translation>Nachweis erneut verlangt</translation>
    </message>
    <message>
        <source>The server failed</source>
        <translation>Der Server ist gescheitert</translation>
    </message>
    <message>
        <source>Server not available</source>
        <translation>Server nicht verfügbar</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Unknown host</source>
        <translation>Unbekannter Host</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Keine sichere Verbindung</translation>
    </message>
    <message>
        <source>Certificate refused</source>
        <translation>Zertifikat abgelehnt</translation>
    </message>
    <message>
        <source>The proxy refused</source>
        <translation>Der Proxy lehnt ab</translation>
    </message>
    <message>
        <source>Person not assigned</source>
        <translation>Person nicht zugewiesen</translation>
    </message>
    <message>
        <source>Blocked by the policy</source>
        <translation>Von der Richtlinie gesperrt</translation>
    </message>
    <message>
        <source>Blocked by the administrator</source>
        <translation>Vom Administrator gesperrt</translation>
    </message>
    <message>
        <source>ID-JAGs used up</source>
        <translation>ID-JAGs aufgebraucht</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>No keychain</source>
        <translation>Kein Schlüsselbund</translation>
    </message>
    <message>
        <source>ID-JAG not accepted (%1)</source>
        <translation>ID-JAG nicht angenommen (%1)</translation>
    </message>
    <message>
        <source>Token not accepted (%1)</source>
        <translation>Token nicht angenommen (%1)</translation>
    </message>
</context>
<context>
    <name>ChatWords</name>
    <message>
        <source>Add %1 to %2</source>
        <translation>%1 zu %2 hinzufügen</translation>
    </message>
    <message>
        <source>Tick off %1 in %2</source>
        <translation>%1 in %2 abhaken</translation>
    </message>
    <message>
        <source>Open %1 in %2 again</source>
        <translation>%1 in %2 wieder öffnen</translation>
    </message>
    <message>
        <source>Rename %1 to %2 in %3</source>
        <translation>%1 umbenennen in %2, in %3</translation>
    </message>
    <message>
        <source>Remove %1 from %2</source>
        <translation>%1 aus %2 entfernen</translation>
    </message>
    <message>
        <source>List the todos of %1</source>
        <translation>Die Aufgaben von %1 auflisten</translation>
    </message>
    <message>
        <source>Waits for your word</source>
        <translation>Wartet auf Ihr Wort</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Waits for your sign-in</source>
        <translation>Wartet auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>You said no</source>
        <translation>Sie haben abgelehnt</translation>
    </message>
    <message>
        <source>Not carried out</source>
        <translation>Nicht ausgeführt</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Asks before each call</source>
        <translation>Fragt vor jedem Aufruf</translation>
    </message>
    <message>
        <source>Asks before each change</source>
        <translation>Fragt vor jeder Änderung</translation>
    </message>
    <message>
        <source>Does not ask before changes</source>
        <translation>Fragt nicht vor Änderungen</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token hinein, %2 heraus</translation>
    </message>
    <message>
        <source>What is on my plate today?</source>
        <translation>Was steht heute bei mir an?</translation>
    </message>
    <message>
        <source>Add “buy milk” to my todos</source>
        <translation>Füge „Milch kaufen“ zu meinen Aufgaben hinzu</translation>
    </message>
    <message>
        <source>Sum up what is still open, in one sentence</source>
        <translation>Fasse in einem Satz zusammen, was noch offen ist</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked by an administrator</source>
        <translation>
            <numerusform>%n von einem Administrator gesperrt</numerusform>
            <numerusform>%n von einem Administrator gesperrt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be looked at</source>
        <translation>
            <numerusform>%n anzusehen</numerusform>
            <numerusform>%n anzusehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n übersprungen</numerusform>
            <numerusform>%n übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n bestanden</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Whoever keeps this profile</source>
        <translation>Wer dieses Profil pflegt</translation>
    </message>
    <message>
        <source>The identity provider&apos;s administrator</source>
        <translation>Der Administrator des Identitätsanbieters</translation>
    </message>
    <message>
        <source>The owner of the resource</source>
        <translation>Der Betreiber der Ressource</translation>
    </message>
    <message>
        <source>Whoever keeps the network</source>
        <translation>Wer das Netz betreut</translation>
    </message>
    <message numerus="yes">
        <source>%n ID-JAG(s) spent</source>
        <translation>
            <numerusform>%n ID-JAG verbraucht</numerusform>
            <numerusform>%n ID-JAGs verbraucht</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>One and the same server: it can never work.</source>
        <translation>Ein und derselbe Server: Das kann nie gehen.</translation>
    </message>
    <message>
        <source>One Okta org: needs the AI Agents subscription.</source>
        <translation>Eine Okta-Org: braucht das Abonnement für AI Agents.</translation>
    </message>
    <message>
        <source>The org server of another Okta org: it cannot work.</source>
        <translation>Der Org-Server einer anderen Okta-Org: Das kann nicht gehen.</translation>
    </message>
    <message>
        <source>A custom server of another Okta org: it has to trust this one.</source>
        <translation>Ein eigener Server einer anderen Okta-Org: Er muss dieser vertrauen.</translation>
    </message>
    <message>
        <source>Two issuers on one host: the second has to trust the first.</source>
        <translation>Zwei Aussteller auf einem Host: Der zweite muss dem ersten vertrauen.</translation>
    </message>
    <message>
        <source>Two trust domains, as it should be.</source>
        <translation>Zwei Vertrauensbereiche, wie es sein soll.</translation>
    </message>
</context>
<context>
    <name>ConnectionText</name>
    <message>
        <source>revoked, dead from now on.</source>
        <translation>widerrufen, ab jetzt wertlos.</translation>
    </message>
    <message>
        <source>its server offers no revocation; forgotten here.</source>
        <translation>sein Server kann nicht widerrufen; hier vergessen.</translation>
    </message>
    <message>
        <source>could not be revoked; forgotten here.</source>
        <translation>ließ sich nicht widerrufen; hier vergessen.</translation>
    </message>
    <message>
        <source>forgotten here.</source>
        <translation>hier vergessen.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>Cross App Access</source>
        <translation>Cross App Access</translation>
    </message>
    <message>
        <source>Own consent</source>
        <translation>Eigene Zustimmung</translation>
    </message>
    <message>
        <source>None (public client)</source>
        <translation>Keine (öffentlicher Client)</translation>
    </message>
    <message>
        <source>Client secret in the header</source>
        <translation>Client-Secret im Header</translation>
    </message>
    <message>
        <source>Client secret in the form</source>
        <translation>Client-Secret im Formular</translation>
    </message>
    <message>
        <source>Signed with this installation&apos;s key</source>
        <translation>Signiert mit dem Schlüssel dieser Installation</translation>
    </message>
    <message>
        <source>asks for %1</source>
        <translation>verlangt %1</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Whoever has it can use it until %1.</source>
        <translation>Wer ihn hat, kann ihn bis %1 benutzen.</translation>
    </message>
    <message>
        <source>as asked</source>
        <translation>wie verlangt</translation>
    </message>
    <message>
        <source>told</source>
        <translation>mitgeteilt</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>will be refused</source>
        <translation>wird abgelehnt werden</translation>
    </message>
    <message>
        <source>ID token</source>
        <translation>ID-Token</translation>
    </message>
    <message>
        <source>ID-JAG</source>
        <translation>ID-JAG</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugriffstoken</translation>
    </message>
    <message>
        <source>Set by your organisation (%1). Ask your administrator to change it.</source>
        <translation>Von Ihrer Organisation gesetzt (%1). Bitten Sie Ihren Administrator um Änderung.</translation>
    </message>
    <message>
        <source>Fixed by your organisation (%1).</source>
        <translation>Von Ihrer Organisation festgelegt (%1).</translation>
    </message>
    <message>
        <source>Blocked by an administrator</source>
        <translation>Von einem Administrator gesperrt</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The server said: %1.</source>
        <translation>Der Server sagte: %1.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2 seconds.</source>
        <translation>%1 hat innerhalb von %2 Sekunden nicht geantwortet.</translation>
    </message>
    <message>
        <source>No connection to %1 within %2 seconds.</source>
        <translation>Keine Verbindung zu %1 innerhalb von %2 Sekunden.</translation>
    </message>
    <message>
        <source>No connection to %1: %2.</source>
        <translation>Keine Verbindung zu %1: %2.</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>dort hört nichts zu</translation>
    </message>
    <message>
        <source>no way to it</source>
        <translation>kein Weg dorthin</translation>
    </message>
    <message>
        <source>The name %1 is not known to the network.</source>
        <translation>Den Namen %1 kennt das Netz nicht.</translation>
    </message>
    <message>
        <source>The connection to %1 was lost before the answer was complete; the request was not sent again.</source>
        <translation>Die Verbindung zu %1 brach ab, bevor die Antwort vollständig war; die Anfrage wurde nicht noch einmal gesendet.</translation>
    </message>
    <message>
        <source>The answer of %1 ended before it was complete.</source>
        <translation>Die Antwort von %1 endete, bevor sie vollständig war.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another host.</source>
        <translation>Das Zertifikat von %1 gilt für einen anderen Rechner.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another host: %2.</source>
        <translation>Das Zertifikat von %1 gilt für einen anderen Rechner: %2.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) expired on %3.</source>
        <translation>Das Zertifikat von %1 (%2) ist am %3 abgelaufen.</translation>
    </message>
    <message>
        <source>The certificate of %1 (%2) is not valid before %3.</source>
        <translation>Das Zertifikat von %1 (%2) gilt erst ab %3.</translation>
    </message>
    <message>
        <source>The certificate of %1 is signed by nobody but itself (%2).</source>
        <translation>Das Zertifikat von %1 ist nur von sich selbst unterschrieben (%2).</translation>
    </message>
    <message>
        <source>The certificate of %1 comes from an authority that this computer does not know: %2.</source>
        <translation>Das Zertifikat von %1 stammt von einer Stelle, die dieser Computer nicht kennt: %2.</translation>
    </message>
    <message>
        <source>The proxy wants a user name and password for %1.</source>
        <translation>Der Proxy verlangt Benutzernamen und Passwort für %1.</translation>
    </message>
    <message>
        <source>The proxy could not reach %1.</source>
        <translation>Der Proxy konnte %1 nicht erreichen.</translation>
    </message>
    <message>
        <source>Check the network connection and the proxy settings, then try again.</source>
        <translation>Prüfen Sie die Netzverbindung und die Proxy-Einstellungen, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Whether the server acted on the request is not known. Look before you do it again.</source>
        <translation>Ob der Server die Anfrage ausgeführt hat, ist nicht bekannt. Sehen Sie nach, bevor Sie es wiederholen.</translation>
    </message>
    <message>
        <source>Start the program that should listen on this computer, or correct the port.</source>
        <translation>Starten Sie das Programm, das auf diesem Computer zuhören soll, oder berichtigen Sie den Port.</translation>
    </message>
    <message>
        <source>A proxy on the way or the server is at fault: tell whoever runs it.</source>
        <translation>Ein Proxy auf dem Weg oder der Server ist schuld: Sagen Sie es dem, der ihn betreibt.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, tell whoever runs the server; an extra CA file does not help here.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, sagen Sie es dem Betreiber des Servers; eine zusätzliche CA-Datei hilft hier nicht.</translation>
    </message>
    <message>
        <source>If your company inspects TLS traffic, put its certificate authority into the system&apos;s store or name its PEM file as the extra CA file; otherwise do not go on and ask your administrator.</source>
        <translation>Wenn Ihre Firma TLS-Verkehr prüft, legen Sie deren Zertifizierungsstelle im System ab oder nennen Sie ihre PEM-Datei als zusätzliche CA-Datei; sonst machen Sie nicht weiter und fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>Ask your administrator whether the proxy may reach this host.</source>
        <translation>Fragen Sie Ihren Administrator, ob der Proxy diesen Rechner erreichen darf.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>The keychain has no keyring to keep secrets in.</source>
        <translation>Der Dienst für Geheimnisse hat keinen Schlüsselbund, um etwas aufzubewahren.</translation>
    </message>
    <message>
        <source>No keychain (Secret Service) is running.</source>
        <translation>Es läuft kein Schlüsselbund (Secret Service).</translation>
    </message>
    <message>
        <source>There is no session bus, so no keychain can be reached.</source>
        <translation>Es gibt keinen Sitzungsbus, also ist kein Schlüsselbund erreichbar.</translation>
    </message>
    <message>
        <source>The library for the keychain is not installed.</source>
        <translation>Die Bibliothek für den Schlüsselbund ist nicht installiert.</translation>
    </message>
    <message>
        <source>This program may not talk to the keychain.</source>
        <translation>Dieses Programm darf nicht mit dem Schlüsselbund sprechen.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>Der Schlüsselbund antwortet nicht.</translation>
    </message>
    <message>
        <source>The keychain did not answer in time.</source>
        <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The keychain refused access.</source>
        <translation>Der Schlüsselbund hat den Zugriff verweigert.</translation>
    </message>
    <message>
        <source>The keychain failed: %1</source>
        <translation>Der Schlüsselbund ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Unlock it, for example in “Passwords and Keys”, and try again.</source>
        <translation>Entsperren Sie ihn, etwa in „Passwörter und Schlüssel“, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Make a default keyring, for example in “Passwords and Keys”, and try again.</source>
        <translation>Legen Sie einen Standard-Schlüsselbund an, etwa in „Passwörter und Schlüssel“, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Install and start one: the package gnome-keyring or kwalletmanager.</source>
        <translation>Installieren und starten Sie einen: das Paket gnome-keyring oder kwalletmanager.</translation>
    </message>
    <message>
        <source>Look whether a window asks for its password, else end gnome-keyring-daemon and start it again.</source>
        <translation>Sehen Sie nach, ob ein Fenster nach dem Passwort fragt; sonst beenden Sie gnome-keyring-daemon und starten ihn neu.</translation>
    </message>
    <message>
        <source>Allow Agent0 when the keychain asks, and try again.</source>
        <translation>Erlauben Sie es Agent0, wenn der Schlüsselbund fragt, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Look at the keychain&apos;s own window.</source>
        <translation>Sehen Sie im Fenster des Schlüsselbunds selbst nach.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Sign in: agent0ctl login</source>
        <translation>Melden Sie sich an.</translation>
    </message>
    <message>
        <source>The session at the identity provider has ended: it no longer takes the refresh token.</source>
        <translation>Die Sitzung beim Identitätsanbieter ist zu Ende: Er nimmt den Refresh-Token nicht mehr an.</translation>
    </message>
    <message>
        <source>Nobody came back from the browser within %1 seconds.</source>
        <translation>Innerhalb von %1 Sekunden kam niemand aus dem Browser zurück.</translation>
    </message>
    <message>
        <source>The connection &quot;%1&quot; is disabled.</source>
        <translation>Die Verbindung „%1“ ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>The administrator&apos;s policy disables it.</source>
        <translation>Die Richtlinie des Administrators schaltet sie aus.</translation>
    </message>
    <message>
        <source>There is no connection &quot;%1&quot;.</source>
        <translation>Es gibt keine Verbindung „%1“.</translation>
    </message>
    <message>
        <source>There is no client secret for the client %1 in the keychain.</source>
        <translation>Im Schlüsselbund liegt kein Client-Geheimnis für den Client %1.</translation>
    </message>
    <message>
        <source>There is no private key for the client %1 in the keychain.</source>
        <translation>Im Schlüsselbund liegt kein privater Schlüssel für den Client %1.</translation>
    </message>
    <message>
        <source>The redirect address 127.0.0.1:%1 cannot be opened: another program uses it.</source>
        <translation>Die Rückkehradresse 127.0.0.1:%1 lässt sich nicht öffnen: Ein anderes Programm benutzt sie.</translation>
    </message>
    <message>
        <source>%1 publishes no metadata (asked %2).</source>
        <translation>%1 veröffentlicht keine Metadaten (gefragt: %2).</translation>
    </message>
    <message>
        <source>Check the address: it must be the issuer exactly as its administrator gave it.</source>
        <translation>Prüfen Sie die Adresse: Sie muss genau der Aussteller sein, wie ihn sein Administrator angegeben hat.</translation>
    </message>
    <message>
        <source>%1 answers with %2 instead of a document.</source>
        <translation>%1 antwortet mit %2 statt mit einem Dokument.</translation>
    </message>
    <message>
        <source>The document at %1 cannot be read: %2</source>
        <translation>Das Dokument unter %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>There is no profile %1 (%2).</source>
        <translation>Es gibt kein Profil %1 (%2).</translation>
    </message>
    <message>
        <source>Write one with `agent0ctl init`, or try everything with `agent0ctl demo`.</source>
        <translation>Schreiben Sie eines mit `agent0ctl init`, oder probieren Sie alles mit `agent0ctl demo` aus.</translation>
    </message>
    <message>
        <source>Another Agent0 is changing this profile just now.</source>
        <translation>Ein anderes Agent0 ändert dieses Profil gerade.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The resource does not accept the access token.</source>
        <translation>Die Ressource nimmt den Zugriffstoken nicht an.</translation>
    </message>
    <message>
        <source>The resource does not allow you this.</source>
        <translation>Die Ressource erlaubt Ihnen das nicht.</translation>
    </message>
    <message>
        <source>Ask the owner of the resource for the permission, or the administrator for the scope.</source>
        <translation>Bitten Sie den Eigentümer der Ressource um die Erlaubnis, oder den Administrator um den Scope.</translation>
    </message>
    <message>
        <source>The resource has nothing at this address.</source>
        <translation>Unter dieser Adresse hat die Ressource nichts.</translation>
    </message>
    <message>
        <source>The token does not carry the scope that this call needs.</source>
        <translation>Der Token trägt den Scope nicht, den dieser Aufruf braucht.</translation>
    </message>
    <message>
        <source>The resource wants a newer or stronger sign-in.</source>
        <translation>Die Ressource verlangt eine neuere oder stärkere Anmeldung.</translation>
    </message>
    <message>
        <source>The server gets too many requests.</source>
        <translation>Der Server bekommt zu viele Anfragen.</translation>
    </message>
    <message>
        <source>Wait and try again; the server may have said how long.</source>
        <translation>Warten Sie, und versuchen Sie es noch einmal; vielleicht hat der Server gesagt, wie lange.</translation>
    </message>
    <message>
        <source>Wait and try again.</source>
        <translation>Warten Sie, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server is overloaded or in maintenance.</source>
        <translation>Der Server ist überlastet oder wird gewartet.</translation>
    </message>
    <message>
        <source>The server failed at its work.</source>
        <translation>Der Server ist bei seiner Arbeit gescheitert.</translation>
    </message>
    <message>
        <source>Try again later; if it goes on, ask its administrator, with the request id.</source>
        <translation>Versuchen Sie es später noch einmal; hält es an, fragen Sie seinen Administrator und nennen Sie die Anfragenummer.</translation>
    </message>
    <message>
        <source>There is no todo with the id %1.</source>
        <translation>Es gibt keine Aufgabe mit der Nummer %1.</translation>
    </message>
    <message>
        <source>List the todos again: it may have been removed elsewhere.</source>
        <translation>Lesen Sie die Aufgaben neu: Vielleicht wurde sie anderswo entfernt.</translation>
    </message>
    <message>
        <source>%1 refused the access token, a fresh one as well (status %2).</source>
        <translation>%1 hat das Zugriffstoken abgelehnt, auch ein frisches (Status %2).</translation>
    </message>
    <message>
        <source>%1 does not allow this (status %2).</source>
        <translation>%1 erlaubt das nicht (Status %2).</translation>
    </message>
    <message>
        <source>Ask the resource&apos;s administrator whether the person and the connection&apos;s scopes allow it.</source>
        <translation>Fragen Sie den Administrator der Ressource, ob die Person und die Scopes der Verbindung es erlauben.</translation>
    </message>
    <message>
        <source>%1 has nothing at this address (status %2).</source>
        <translation>%1 hat unter dieser Adresse nichts (Status %2).</translation>
    </message>
    <message>
        <source>Check the path, and the connection&apos;s api.baseUrl.</source>
        <translation>Prüfen Sie den Pfad und api.baseUrl der Verbindung.</translation>
    </message>
    <message>
        <source>%1 was not reached: the proxy on the way wants to know who you are (status %2).</source>
        <translation>%1 wurde nicht erreicht: der Proxy auf dem Weg will wissen, wer Sie sind (Status %2).</translation>
    </message>
    <message>
        <source>Set network.proxy, or the system&apos;s proxy, to one that lets this program through.</source>
        <translation>Stellen Sie network.proxy oder den Proxy des Systems auf einen, der dieses Programm durchlässt.</translation>
    </message>
    <message>
        <source>%1 asks to wait: too many requests (status %2).</source>
        <translation>%1 bittet zu warten: zu viele Anfragen (Status %2).</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 has a fault of its own (status %2).</source>
        <translation>%1 hat selbst eine Störung (Status %2).</translation>
    </message>
    <message>
        <source>Try again later; if it stays, tell the resource&apos;s owner the time and the status.</source>
        <translation>Versuchen Sie es später noch einmal; bleibt es so, nennen Sie dem Eigentümer der Ressource Uhrzeit und Status.</translation>
    </message>
    <message>
        <source>%1 refused the request (status %2).</source>
        <translation>%1 hat die Anfrage abgelehnt (Status %2).</translation>
    </message>
    <message>
        <source>Sign in again: the resource wants a newer or stronger sign-in.</source>
        <translation>Melden Sie sich erneut an: die Ressource will eine neuere oder stärkere Anmeldung.</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy does not allow this sign-in.</source>
        <translation>Die Richtlinie Ihres Administrators erlaubt diese Anmeldung nicht.</translation>
    </message>
    <message>
        <source>Ask the administrator for a rule of the sign-on or access policy that covers this client, you and this grant.</source>
        <translation>Bitten Sie den Administrator um eine Regel der Anmelde- oder Zugriffsrichtlinie, die diesen Client, Sie und diese Art der Gewährung abdeckt.</translation>
    </message>
    <message>
        <source>Your administrator has not given you this app.</source>
        <translation>Ihr Administrator hat Ihnen diese App nicht zugewiesen.</translation>
    </message>
    <message>
        <source>Ask the administrator to assign you to it (Okta: AI agent &gt; User access &gt; Assignments).</source>
        <translation>Bitten Sie den Administrator, Sie ihr zuzuweisen (Okta: AI agent &gt; User access &gt; Assignments).</translation>
    </message>
    <message>
        <source>The sign-in was refused: you cancelled it, or the identity provider does not let you in.</source>
        <translation>Die Anmeldung wurde abgelehnt: Sie haben sie abgebrochen, oder der Identitätsanbieter lässt Sie nicht ein.</translation>
    </message>
    <message>
        <source>If you did not cancel it, ask the administrator whether you may use this app.</source>
        <translation>Haben Sie sie nicht abgebrochen, fragen Sie den Administrator, ob Sie diese App benutzen dürfen.</translation>
    </message>
    <message>
        <source>The identity provider wants to see you in the browser.</source>
        <translation>Der Identitätsanbieter will Sie im Browser sehen.</translation>
    </message>
    <message>
        <source>Sign in: agent0ctl login --force</source>
        <translation>Melden Sie sich an: agent0ctl login --force</translation>
    </message>
    <message>
        <source>Sign in again: agent0ctl login</source>
        <translation>Melden Sie sich erneut an: agent0ctl login</translation>
    </message>
    <message>
        <source>The code that the browser brought back is not valid any more.</source>
        <translation>Der Code, den der Browser zurückgebracht hat, gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Sign in again, and do not load the last page twice: agent0ctl login</source>
        <translation>Melden Sie sich erneut an, und laden Sie die letzte Seite nicht zweimal: agent0ctl login</translation>
    </message>
    <message>
        <source>The identity provider gets too many requests for you.</source>
        <translation>Der Identitätsanbieter erhält zu viele Anfragen für Sie.</translation>
    </message>
    <message>
        <source>Wait a minute and try again.</source>
        <translation>Warten Sie eine Minute und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The resource&apos;s app is not set up for Cross App Access, or you are not assigned to it.</source>
        <translation>Die App der Ressource ist nicht für Cross App Access eingerichtet, oder Sie sind ihr nicht zugewiesen.</translation>
    </message>
    <message>
        <source>Ask the administrator to enable Cross App Access on the resource&apos;s app (Resource Server tab), and to assign you to that app as well.</source>
        <translation>Bitten Sie den Administrator, Cross App Access an der App der Ressource einzuschalten (Reiter Resource Server) und auch Sie dieser App zuzuweisen.</translation>
    </message>
    <message>
        <source>The identity provider issues no more ID-JAGs for you and this resource this month.</source>
        <translation>Der Identitätsanbieter stellt in diesem Monat keine ID-JAGs für Sie und diese Ressource mehr aus.</translation>
    </message>
    <message>
        <source>Wait for the next month, or ask the administrator for a larger subscription. agent0ctl connections show prints the count.</source>
        <translation>Warten Sie auf den nächsten Monat, oder bitten Sie den Administrator um ein größeres Abonnement. agent0ctl connections show zeigt den Stand.</translation>
    </message>
    <message>
        <source>Your session at the identity provider has ended.</source>
        <translation>Ihre Sitzung beim Identitätsanbieter ist beendet.</translation>
    </message>
    <message>
        <source>Your account at the identity provider is not active, or not assigned.</source>
        <translation>Ihr Konto beim Identitätsanbieter ist nicht aktiv oder nicht zugewiesen.</translation>
    </message>
    <message>
        <source>Ask the administrator to look at your account.</source>
        <translation>Bitten Sie den Administrator, nach Ihrem Konto zu sehen.</translation>
    </message>
    <message>
        <source>The resource wants a stronger sign-in than you gave.</source>
        <translation>Die Ressource will eine stärkere Anmeldung als Ihre.</translation>
    </message>
    <message>
        <source>Sign in again with a second factor: agent0ctl login --force</source>
        <translation>Melden Sie sich erneut mit einem zweiten Faktor an: agent0ctl login --force</translation>
    </message>
    <message>
        <source>The identity provider no longer accepts the sign-in: the ID token has expired, or its session was ended.</source>
        <translation>Der Identitätsanbieter nimmt die Anmeldung nicht mehr an: das ID-Token ist abgelaufen, oder seine Sitzung wurde beendet.</translation>
    </message>
    <message>
        <source>Your administrator has not linked this app to the agent.</source>
        <translation>Ihr Administrator hat diese App nicht mit dem Agenten verknüpft.</translation>
    </message>
    <message>
        <source>Ask the administrator for a delegation link (Okta: AI agent &gt; User access, or Machine access).</source>
        <translation>Bitten Sie den Administrator um eine Delegationsverknüpfung (Okta: AI agent &gt; User access oder Machine access).</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy does not allow this access.</source>
        <translation>Die Richtlinie Ihres Administrators erlaubt diesen Zugriff nicht.</translation>
    </message>
    <message>
        <source>Ask the administrator for a policy rule that covers this client, you and token exchange.</source>
        <translation>Bitten Sie den Administrator um eine Richtlinienregel, die diesen Client, Sie und den Token-Tausch abdeckt.</translation>
    </message>
    <message>
        <source>Your administrator&apos;s policy does not allow this from the network that you are in.</source>
        <translation>Die Richtlinie Ihres Administrators erlaubt das nicht aus dem Netz, in dem Sie sind.</translation>
    </message>
    <message>
        <source>Connect to the company&apos;s network or VPN, or ask the administrator.</source>
        <translation>Verbinden Sie sich mit dem Firmennetz oder VPN, oder fragen Sie den Administrator.</translation>
    </message>
    <message>
        <source>Your administrator does not allow this access.</source>
        <translation>Ihr Administrator erlaubt diesen Zugriff nicht.</translation>
    </message>
    <message>
        <source>Ask the administrator for a connection between this agent and the resource, and for your assignment to both.</source>
        <translation>Bitten Sie den Administrator um eine Verbindung zwischen diesem Agenten und der Ressource und um Ihre Zuweisung zu beiden.</translation>
    </message>
    <message>
        <source>Your administrator allows none of the scopes that the connection asks for.</source>
        <translation>Ihr Administrator erlaubt keinen der Scopes, die die Verbindung verlangt.</translation>
    </message>
    <message>
        <source>The resource does not know you, or does not know which of its users you are.</source>
        <translation>Die Ressource kennt Sie nicht, oder weiß nicht, wer von ihren Benutzern Sie sind.</translation>
    </message>
    <message>
        <source>Sign in to the resource once in the browser with the same company account. If that does not help, ask the owner of the resource to link your account (SSO connection, federated identity).</source>
        <translation>Melden Sie sich einmal im Browser mit demselben Firmenkonto bei der Ressource an. Hilft das nicht, bitten Sie den Eigentümer der Ressource, Ihr Konto zu verknüpfen (SSO-Verbindung, föderierte Identität).</translation>
    </message>
    <message>
        <source>The policy of the resource&apos;s server does not allow this access.</source>
        <translation>Die Richtlinie des Servers der Ressource erlaubt diesen Zugriff nicht.</translation>
    </message>
    <message>
        <source>The resource&apos;s server does not trust your identity provider.</source>
        <translation>Der Server der Ressource vertraut Ihrem Identitätsanbieter nicht.</translation>
    </message>
    <message>
        <source>The resource was not allowed to this program: the person, or the server&apos;s policy, said no.</source>
        <translation>Die Ressource wurde diesem Programm nicht erlaubt: die Person oder die Richtlinie des Servers hat abgelehnt.</translation>
    </message>
    <message>
        <source>The resource&apos;s server does not take what it had given to this program any more.</source>
        <translation>Der Server der Ressource nimmt nicht mehr an, was er diesem Programm gegeben hatte.</translation>
    </message>
    <message>
        <source>Allow the access again: agent0ctl connect</source>
        <translation>Erlauben Sie den Zugriff erneut: agent0ctl connect</translation>
    </message>
    <message>
        <source>Access to %1 has been under way for %2 seconds.</source>
        <translation>Der Zugriff auf %1 läuft seit %2 Sekunden.</translation>
    </message>
    <message>
        <source>Finish it in the browser where a page is open, and try again.</source>
        <translation>Schließen Sie ihn im Browser ab, wo eine Seite offen ist, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check the spelling of the address and the network connection (or VPN).</source>
        <translation>Prüfen Sie die Schreibweise der Adresse und die Netzverbindung (oder das VPN).</translation>
    </message>
    <message>
        <source>No TLS connection to %1 was possible: %2.</source>
        <translation>Mit %1 war keine TLS-Verbindung möglich: %2.</translation>
    </message>
    <message>
        <source>The proxy refused the way to %1 with status %2.</source>
        <translation>Der Proxy hat den Weg zu %1 mit dem Status %2 verweigert.</translation>
    </message>
    <message>
        <source>The name of the proxy is not known to the network.</source>
        <translation>Der Name des Proxys ist im Netz nicht bekannt.</translation>
    </message>
    <message>
        <source>You may be behind a captive portal or a sign-on proxy; otherwise check the configured address.</source>
        <translation>Vielleicht sind Sie hinter der Anmeldeseite eines Netzes oder eines Proxys; sonst prüfen Sie die eingetragene Adresse.</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not an https address</source>
        <translation>ist keine https-Adresse</translation>
    </message>
    <message>
        <source>is plain http, which is for this machine&apos;s loopback only</source>
        <translation>ist einfaches http, was es nur auf diesem Computer selbst gibt</translation>
    </message>
    <message>
        <source>is not an address</source>
        <translation>ist keine Adresse</translation>
    </message>
    <message>
        <source>begins or ends with a blank</source>
        <translation>beginnt oder endet mit einem Leerzeichen</translation>
    </message>
    <message>
        <source>Identifiers are sent byte for byte as typed: remove the blank.</source>
        <translation>Kennungen werden Byte für Byte so gesendet, wie sie getippt sind: entfernen Sie das Leerzeichen.</translation>
    </message>
    <message>
        <source>holds a character that is not visible ASCII</source>
        <translation>enthält ein Zeichen, das kein sichtbares ASCII ist</translation>
    </message>
    <message>
        <source>holds a user name or password</source>
        <translation>enthält einen Benutzernamen oder ein Passwort</translation>
    </message>
    <message>
        <source>has a fragment (#…)</source>
        <translation>hat ein Fragment (#…)</translation>
    </message>
    <message>
        <source>Remove the # and what is behind it.</source>
        <translation>Entfernen Sie das # und was dahinter steht.</translation>
    </message>
    <message>
        <source>has a query, which an issuer never has (RFC 8414)</source>
        <translation>hat eine Abfrage, die ein Issuer nie hat (RFC 8414)</translation>
    </message>
    <message>
        <source>is not an id</source>
        <translation>ist keine Kennung</translation>
    </message>
    <message>
        <source>Use up to 64 of a-z, 0-9, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;, beginning with a letter or digit.</source>
        <translation>Höchstens 64 aus a-z, 0-9, &apos;.&apos;, &apos;_&apos; und &apos;-&apos;, am Anfang ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>must begin with &apos;/&apos;</source>
        <translation>muss mit &apos;/&apos; beginnen</translation>
    </message>
    <message>
        <source>is not the path of an address</source>
        <translation>ist nicht der Pfad einer Adresse</translation>
    </message>
    <message>
        <source>is not a proxy</source>
        <translation>ist kein Proxy</translation>
    </message>
    <message>
        <source>is not an absolute path</source>
        <translation>ist kein absoluter Pfad</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>muss eine ganze Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>must contain openid, or there is no sign-in</source>
        <translation>muss openid enthalten, sonst gibt es keine Anmeldung</translation>
    </message>
    <message>
        <source>do not contain offline_access: the sign-in ends with its ID token</source>
        <translation>enthalten kein offline_access: die Anmeldung endet mit ihrem ID-Token</translation>
    </message>
    <message>
        <source>Add offline_access to stay signed in.</source>
        <translation>Fügen Sie offline_access hinzu, um angemeldet zu bleiben.</translation>
    </message>
    <message>
        <source>ends with a slash, and Okta&apos;s issuer never does</source>
        <translation>endet mit einem Schrägstrich, und Oktas Issuer tut das nie</translation>
    </message>
    <message>
        <source>is the address of the Okta Admin Console, not of the org</source>
        <translation>ist die Adresse der Okta Admin Console, nicht die der Org</translation>
    </message>
    <message>
        <source>is the client id at the identity provider: there are two client registrations, and they are never mixed</source>
        <translation>ist die Client-ID beim Identitätsanbieter: es gibt zwei Client-Registrierungen, und sie werden nie vermischt</translation>
    </message>
    <message>
        <source>Use the id that the resource&apos;s authorization server gave.</source>
        <translation>Verwenden Sie die Kennung, die der Autorisierungsserver der Ressource vergeben hat.</translation>
    </message>
    <message>
        <source>differs from authorizationServer only by the slash at its end</source>
        <translation>unterscheidet sich von authorizationServer nur durch den Schrägstrich am Ende</translation>
    </message>
    <message>
        <source>%1 is set by your organisation and cannot be changed here.</source>
        <translation>%1 ist von Ihrer Organisation festgelegt und kann hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>It comes from %1: ask your administrator.</source>
        <translation>Es kommt aus %1: fragen Sie Ihren Administrator.</translation>
    </message>
    <message>
        <source>There is a connection of that id already.</source>
        <translation>Es gibt schon eine Verbindung mit dieser Kennung.</translation>
    </message>
    <message>
        <source>Edit that one, or choose another id.</source>
        <translation>Bearbeiten Sie diese, oder wählen Sie eine andere Kennung.</translation>
    </message>
    <message>
        <source>Put the name into network.proxy (http://NAME@HOST:PORT) and its password into the keychain (agent0ctl secret set --proxy --secret-stdin), or ask your administrator for a rule that lets Agent0 through.</source>
        <translation>Tragen Sie den Namen in network.proxy ein (http://NAME@HOST:PORT) und sein Passwort in den Schlüsselbund (agent0ctl secret set --proxy --secret-stdin), oder bitten Sie Ihren Administrator um eine Regel, die Agent0 durchlässt.</translation>
    </message>
    <message>
        <source>The identity provider answers: %1</source>
        <translation>Der Identitätsanbieter antwortet: %1</translation>
    </message>
    <message>
        <source>The resource names its authorization server: %1</source>
        <translation>Die Ressource nennt ihren Autorisierungsserver: %1</translation>
    </message>
    <message>
        <source>The resource names its scopes: %1</source>
        <translation>Die Ressource nennt ihre Scopes: %1</translation>
    </message>
    <message>
        <source>The resource&apos;s authorization server answers: %1</source>
        <translation>Der Autorisierungsserver der Ressource antwortet: %1</translation>
    </message>
    <message>
        <source>Its authorization server names its scopes: %1</source>
        <translation>Ihr Autorisierungsserver nennt seine Scopes: %1</translation>
    </message>
    <message>
        <source>Its authorization server takes clients by %1.</source>
        <translation>Ihr Autorisierungsserver nimmt Clients mit %1 an.</translation>
    </message>
    <message>
        <source>The probe spends up to %1 ID-JAGs more than the %2 of the checks, and refreshes the session once.</source>
        <translation>Die Erprobung verbraucht bis zu %1 ID-JAGs mehr als die %2 der Prüfungen und erneuert die Sitzung einmal.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Something did not work</source>
        <translation>Etwas hat nicht geklappt</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Sign-in needed</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Niemand hat geantwortet</translation>
    </message>
    <message>
        <source>A server broke its protocol</source>
        <translation>Ein Server hat sein Protokoll verletzt</translation>
    </message>
    <message>
        <source>A security check failed</source>
        <translation>Eine Sicherheitsprüfung ist gescheitert</translation>
    </message>
    <message>
        <source>The keychain is not available</source>
        <translation>Der Schlüsselbund ist nicht verfügbar</translation>
    </message>
    <message>
        <source>The configuration is wrong</source>
        <translation>Die Einstellungen sind falsch</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>There was no answer from %1.</source>
        <translation>Es kam keine Antwort von %1.</translation>
    </message>
    <message>
        <source>Check the network, then try again.</source>
        <translation>Prüfen Sie das Netz, dann noch einmal.</translation>
    </message>
    <message>
        <source>Agent0 did not accept the ID-JAG (%1), and did not send it on.</source>
        <translation>Agent0 hat das ID-JAG nicht angenommen (%1) und nicht weitergeschickt.</translation>
    </message>
    <message>
        <source>Compare the connection&apos;s audience, resource and client ID with what the administrator has entered at the identity provider, byte for byte.</source>
        <translation>Vergleichen Sie audience, resource und Client-ID der Verbindung Byte für Byte mit dem, was der Administrator beim Identitätsanbieter eingetragen hat.</translation>
    </message>
    <message>
        <source>Blocked by the owner of the resource</source>
        <translation>Vom Eigentümer der Ressource gesperrt</translation>
    </message>
    <message>
        <source>Blocked by the administrator</source>
        <translation>Vom Administrator gesperrt</translation>
    </message>
</context>
<context>
    <name>FlowReport</name>
    <message>
        <source>JWT in %1</source>
        <translation>JWT in %1</translation>
    </message>
    <message>
        <source>Agent0 flow report: %1</source>
        <translation>Agent0-Ablaufbericht: %1</translation>
    </message>
    <message>
        <source>Flow %1, began %2, took %3 ms, result: %4</source>
        <translation>Ablauf %1, Beginn %2, Dauer %3 ms, Ergebnis: %4</translation>
    </message>
    <message>
        <source>Secrets were left out when this was recorded.</source>
        <translation>Geheimnisse wurden beim Aufzeichnen weggelassen.</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>Header der Anfrage</translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation>Felder der Anfrage</translation>
    </message>
    <message>
        <source>Answer headers</source>
        <translation>Header der Antwort</translation>
    </message>
    <message>
        <source>Answer fields</source>
        <translation>Felder der Antwort</translation>
    </message>
</context>
<context>
    <name>JsonCell</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n Feld</numerusform>
            <numerusform>%n Felder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>McpSubject</name>
    <message>
        <source>It says that it only reads.</source>
        <translation>Es liest nur, sagt es.</translation>
    </message>
    <message>
        <source>It says that it writes, and destroys nothing.</source>
        <translation>Es schreibt und zerstört nichts, sagt es.</translation>
    </message>
    <message>
        <source>It may change or destroy something.</source>
        <translation>Es kann etwas ändern oder zerstören.</translation>
    </message>
    <message>
        <source>Running it twice does no more than once, it says.</source>
        <translation>Zweimal ausgeführt tut es nicht mehr als einmal, sagt es.</translation>
    </message>
    <message>
        <source>It reaches out to others than this server.</source>
        <translation>Es wendet sich auch an andere als diesen Server.</translation>
    </message>
    <message>
        <source>Type: %1</source>
        <translation>Typ: %1</translation>
    </message>
    <message>
        <source>Size: %1</source>
        <translation>Größe: %1</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>a day ago</source>
        <translation>vor einem Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message>
        <source>in a day</source>
        <translation>in einem Tag</translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>in less than a minute</source>
        <translation>in weniger als einer Minute</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultParts</name>
    <message numerus="yes">
        <source>%1, %n bytes</source>
        <translation>
            <numerusform>%1, %n Byte</numerusform>
            <numerusform>%1, %n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>… the rest is not shown.</source>
        <translation>… der Rest wird nicht gezeigt.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
</context>
<context>
    <name>SchemaText</name>
    <message>
        <source>Must be a whole number</source>
        <translation>Muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>Must be a number</source>
        <translation>Muss eine Zahl sein</translation>
    </message>
    <message>
        <source>Must be a text</source>
        <translation>Muss ein Text sein</translation>
    </message>
    <message>
        <source>Must be yes or no</source>
        <translation>Muss Ja oder Nein sein</translation>
    </message>
    <message>
        <source>Must be a list</source>
        <translation>Muss eine Liste sein</translation>
    </message>
    <message>
        <source>Must be an object</source>
        <translation>Muss ein Objekt sein</translation>
    </message>
    <message>
        <source>Must be of another type: %1</source>
        <translation>Muss von anderem Typ sein: %1</translation>
    </message>
    <message>
        <source>Must be a date: 2026-12-31</source>
        <translation>Muss ein Datum sein: 2026-12-31</translation>
    </message>
    <message>
        <source>Must be a time: 17:30:00Z</source>
        <translation>Muss eine Uhrzeit sein: 17:30:00Z</translation>
    </message>
    <message>
        <source>Must be a date and time: 2026-12-31T17:30:00Z</source>
        <translation>Muss Datum und Uhrzeit sein: 2026-12-31T17:30:00Z</translation>
    </message>
    <message>
        <source>Must be an e-mail address</source>
        <translation>Muss eine E-Mail-Adresse sein</translation>
    </message>
    <message>
        <source>Must be an address: https://example.com/</source>
        <translation>Muss eine Adresse sein: https://example.com/</translation>
    </message>
    <message>
        <source>Must have the format %1</source>
        <translation>Muss das Format %1 haben</translation>
    </message>
    <message>
        <source>Must be at least %1</source>
        <translation>Muss mindestens %1 sein</translation>
    </message>
    <message>
        <source>Must be at most %1</source>
        <translation>Darf höchstens %1 sein</translation>
    </message>
    <message>
        <source>Must be more than %1</source>
        <translation>Muss mehr als %1 sein</translation>
    </message>
    <message>
        <source>Must be less than %1</source>
        <translation>Muss weniger als %1 sein</translation>
    </message>
    <message>
        <source>Must be a multiple of %1</source>
        <translation>Muss ein Vielfaches von %1 sein</translation>
    </message>
    <message>
        <source>Too short: characters at least: %1</source>
        <translation>Zu kurz, mindestens Zeichen: %1</translation>
    </message>
    <message>
        <source>Too long: characters at most: %1</source>
        <translation>Zu lang, höchstens Zeichen: %1</translation>
    </message>
    <message>
        <source>Too few: entries at least: %1</source>
        <translation>Zu wenig, mindestens Einträge: %1</translation>
    </message>
    <message>
        <source>Too many: entries at most: %1</source>
        <translation>Zu viel, höchstens Einträge: %1</translation>
    </message>
    <message>
        <source>Too few: members at least: %1</source>
        <translation>Zu wenig, mindestens Felder: %1</translation>
    </message>
    <message>
        <source>Too many: members at most: %1</source>
        <translation>Zu viel, höchstens Felder: %1</translation>
    </message>
    <message>
        <source>Must match the pattern %1</source>
        <translation>Muss dem Muster %1 entsprechen</translation>
    </message>
    <message>
        <source>Is needed</source>
        <translation>Wird gebraucht</translation>
    </message>
    <message>
        <source>Is not known here</source>
        <translation>Ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>Is none of the values that are allowed</source>
        <translation>Ist keiner der erlaubten Werte</translation>
    </message>
    <message>
        <source>The same entry is there twice</source>
        <translation>Derselbe Eintrag steht zweimal da</translation>
    </message>
    <message>
        <source>An entry that must be there is not, or too often</source>
        <translation>Ein nötiger Eintrag fehlt oder ist zu oft da</translation>
    </message>
    <message>
        <source>Fits none of what is allowed, or more than one</source>
        <translation>Passt zu nichts Erlaubtem oder zu mehrerem</translation>
    </message>
    <message>
        <source>Is not allowed</source>
        <translation>Ist nicht erlaubt</translation>
    </message>
</context>
<context>
    <name>SessionFace</name>
    <message>
        <source>Nobody answers</source>
        <translation>Niemand antwortet</translation>
    </message>
    <message>
        <source>The keychain cannot be used</source>
        <translation>Der Schlüsselbund kann nicht benutzt werden</translation>
    </message>
    <message>
        <source>The sign-in was refused</source>
        <translation>Die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>The sign-in was stopped for your safety</source>
        <translation>Die Anmeldung wurde zu Ihrer Sicherheit abgebrochen</translation>
    </message>
    <message>
        <source>The sign-in was not finished</source>
        <translation>Die Anmeldung wurde nicht abgeschlossen</translation>
    </message>
    <message>
        <source>The configuration needs attention</source>
        <translation>Die Einstellungen müssen geprüft werden</translation>
    </message>
    <message>
        <source>The identity provider gave a wrong answer</source>
        <translation>Der Identitätsanbieter hat falsch geantwortet</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Agent0 looks up who is signed in.</source>
        <translation>Agent0 sieht nach, wer angemeldet ist.</translation>
    </message>
    <message>
        <source>Sign in to begin</source>
        <translation>Melden Sie sich an</translation>
    </message>
    <message>
        <source>Your browser opens the sign-in page of your company.</source>
        <translation>Ihr Browser öffnet die Anmeldeseite Ihrer Firma.</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Einen Moment</translation>
    </message>
    <message>
        <source>Agent0 asks the identity provider for its sign-in page.</source>
        <translation>Agent0 fragt den Identitätsanbieter nach seiner Anmeldeseite.</translation>
    </message>
    <message>
        <source>No browser could be started</source>
        <translation>Es ließ sich kein Browser starten</translation>
    </message>
    <message>
        <source>Copy the address and open it in a browser on this computer.</source>
        <translation>Kopieren Sie die Adresse und öffnen Sie sie in einem Browser auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Go on in your browser</source>
        <translation>Weiter im Browser</translation>
    </message>
    <message>
        <source>Sign in there. This window comes back by itself.</source>
        <translation>Melden Sie sich dort an. Dieses Fenster kommt von selbst zurück.</translation>
    </message>
    <message>
        <source>No page to be seen? Open it again, or copy its address into a browser on this computer.</source>
        <translation>Keine Seite zu sehen? Öffnen Sie sie noch einmal, oder kopieren Sie ihre Adresse in einen Browser auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Agent0 checks what the identity provider sent.</source>
        <translation>Agent0 prüft, was der Identitätsanbieter geschickt hat.</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Your session ends soon</source>
        <translation>Ihre Sitzung endet bald</translation>
    </message>
    <message>
        <source>Sign in again now, and nothing is interrupted.</source>
        <translation>Melden Sie sich jetzt neu an, dann wird nichts unterbrochen.</translation>
    </message>
    <message>
        <source>The identity provider does not answer</source>
        <translation>Der Identitätsanbieter antwortet nicht</translation>
    </message>
    <message>
        <source>What is at hand works on; the rest follows as soon as it answers again.</source>
        <translation>Was schon da ist, geht weiter; der Rest folgt, sobald er wieder antwortet.</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <translation>Bitte melden Sie sich neu an</translation>
    </message>
    <message>
        <source>Signing out</source>
        <translation>Abmeldung läuft</translation>
    </message>
    <message>
        <source>Agent0 revokes and forgets its tokens.</source>
        <translation>Agent0 widerruft und vergisst seine Tokens.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Neu anmelden</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Seite noch einmal öffnen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Blocked by the administrator</source>
        <translation>Vom Administrator gesperrt</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Agent0 does not know your company&apos;s identity provider yet. Setting it up takes a few questions; the sandbox needs no account anywhere.</source>
        <translation>Agent0 kennt den Identitätsanbieter Ihres Unternehmens noch nicht. Das Einrichten braucht ein paar Fragen; die Sandbox braucht nirgends ein Konto.</translation>
    </message>
    <message>
        <source>Set up Agent0</source>
        <translation>Agent0 einrichten</translation>
    </message>
    <message>
        <source>Try it on the sandbox</source>
        <translation>In der Sandbox ausprobieren</translation>
    </message>
</context>
<context>
    <name>SetupText</name>
    <message>
        <source>Okta, and an app of its own</source>
        <translation>Okta und eine App mit eigenem Server</translation>
    </message>
    <message>
        <source>People sign in at Okta; the app has its own authorization server. The ordinary case.</source>
        <translation>Man meldet sich bei Okta an; die App hat ihren eigenen Autorisierungsserver. Der gewöhnliche Fall.</translation>
    </message>
    <message>
        <source>Okta on both sides</source>
        <translation>Okta auf beiden Seiten</translation>
    </message>
    <message>
        <source>The API is behind a custom authorization server of the same Okta org. Needs the Okta for AI Agents subscription.</source>
        <translation>Die API liegt hinter einem eigenen Autorisierungsserver derselben Okta-Org. Braucht das Abonnement Okta for AI Agents.</translation>
    </message>
    <message>
        <source>Okta, and an Auth0 API</source>
        <translation>Okta und eine API bei Auth0</translation>
    </message>
    <message>
        <source>The API&apos;s authorization server is an Auth0 tenant.</source>
        <translation>Der Autorisierungsserver der API ist ein Auth0-Tenant.</translation>
    </message>
    <message>
        <source>Okta, and a Keycloak realm</source>
        <translation>Okta und ein Keycloak-Realm</translation>
    </message>
    <message>
        <source>The API&apos;s authorization server is a Keycloak realm that takes ID-JAGs.</source>
        <translation>Der Autorisierungsserver der API ist ein Keycloak-Realm, der ID-JAGs annimmt.</translation>
    </message>
    <message>
        <source>The xaa.dev playground</source>
        <translation>Die Spielwiese xaa.dev</translation>
    </message>
    <message>
        <source>To try Cross App Access with servers on the internet.</source>
        <translation>Um Cross App Access mit Servern im Internet auszuprobieren.</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Any OpenID provider that issues ID-JAGs, any authorization server that takes them.</source>
        <translation>Jeder OpenID-Anbieter, der ID-JAGs ausstellt, jeder Autorisierungsserver, der sie annimmt.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Identity provider: issuer</source>
        <translation>Identitätsanbieter: Aussteller</translation>
    </message>
    <message>
        <source>Identity provider: client ID</source>
        <translation>Identitätsanbieter: Client-ID</translation>
    </message>
    <message>
        <source>Identity provider: proof of the client</source>
        <translation>Identitätsanbieter: Nachweis des Clients</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>Autorisierungsserver</translation>
    </message>
    <message>
        <source>Audience of the ID-JAG</source>
        <translation>Audience des ID-JAG</translation>
    </message>
    <message>
        <source>Client ID at that server</source>
        <translation>Client-ID bei diesem Server</translation>
    </message>
    <message>
        <source>Proof of the client there</source>
        <translation>Nachweis des Clients dort</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
    <message>
        <source>Address of calls</source>
        <translation>Adresse der Aufrufe</translation>
    </message>
    <message>
        <source>The identity provider&apos;s issuer</source>
        <translation>Der Aussteller (issuer) des Identitätsanbieters</translation>
    </message>
    <message>
        <source>This program&apos;s client ID at the identity provider</source>
        <translation>Die Client-ID dieses Programms beim Identitätsanbieter</translation>
    </message>
    <message>
        <source>The resource: the address of the API or MCP server, as its owner writes it</source>
        <translation>Die Ressource: die Adresse der API oder des MCP-Servers, wie ihr Eigentümer sie schreibt</translation>
    </message>
    <message>
        <source>The issuer of the resource&apos;s own authorization server</source>
        <translation>Der Aussteller des eigenen Autorisierungsservers der Ressource</translation>
    </message>
    <message>
        <source>The audience: that issuer as the administrator has entered it</source>
        <translation>Die Audience: dieser Aussteller, wie der Administrator ihn eingetragen hat</translation>
    </message>
    <message>
        <source>This program&apos;s client ID at that authorization server</source>
        <translation>Die Client-ID dieses Programms bei diesem Autorisierungsserver</translation>
    </message>
    <message>
        <source>The scopes to ask for, separated by blanks</source>
        <translation>Die Scopes, die erbeten werden, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>The address that calls go to</source>
        <translation>Die Adresse, an die Aufrufe gehen</translation>
    </message>
    <message>
        <source>At Okta the org&apos;s own address, https://acme.okta.com: without -admin, without /oauth2/…, without a slash at the end. Elsewhere the issuer in the provider&apos;s openid-configuration.</source>
        <translation>Bei Okta die Adresse der Org selbst, https://acme.okta.com: ohne -admin, ohne /oauth2/…, ohne Schrägstrich am Ende. Sonst der Aussteller in der openid-configuration des Anbieters.</translation>
    </message>
    <message>
        <source>At Okta: Directory &gt; AI Agents &gt; (agent) &gt; Client registration. The agent and its linked app have the same ID.</source>
        <translation>Bei Okta: Directory &gt; AI Agents &gt; (Agent) &gt; Client registration. Der Agent und seine verknüpfte App haben dieselbe ID.</translation>
    </message>
    <message>
        <source>Byte for byte, slashes too. At Okta it is the resource connection&apos;s Resource indicator.</source>
        <translation>Byte für Byte, auch Schrägstriche. Bei Okta ist es der Resource indicator der Ressourcenverbindung.</translation>
    </message>
    <message>
        <source>Never the identity provider itself. Auth0&apos;s ends with a slash, Keycloak&apos;s and Okta&apos;s do not.</source>
        <translation>Nie der Identitätsanbieter selbst. Der von Auth0 endet mit einem Schrägstrich, die von Keycloak und Okta nicht.</translation>
    </message>
    <message>
        <source>At Okta: Applications &gt; (resource app) &gt; Resource Server &gt; Cross App Access (XAA) &gt; Issuer URL.</source>
        <translation>Bei Okta: Applications &gt; (App der Ressource) &gt; Resource Server &gt; Cross App Access (XAA) &gt; Issuer URL.</translation>
    </message>
    <message>
        <source>The second of two registrations: given by the resource&apos;s owner, never the ID at the identity provider. Okta&apos;s administrator enters it as the AI agent&apos;s client ID registered in this app.</source>
        <translation>Die zweite von zwei Registrierungen: Sie kommt vom Eigentümer der Ressource und ist nie die ID beim Identitätsanbieter. Der Okta-Administrator trägt sie als AI agent&apos;s client ID registered in this app ein.</translation>
    </message>
    <message>
        <source>Those of the resource, never openid, profile or email.</source>
        <translation>Die der Ressource, nie openid, profile oder email.</translation>
    </message>
    <message>
        <source>The resource&apos;s own address, if its owner names no other.</source>
        <translation>Die Adresse der Ressource selbst, wenn ihr Eigentümer keine andere nennt.</translation>
    </message>
    <message>
        <source>the kind of set-up</source>
        <translation>der Art der Einrichtung</translation>
    </message>
    <message>
        <source>you</source>
        <translation>Ihnen</translation>
    </message>
    <message>
        <source>follows from another</source>
        <translation>folgt aus einem anderen</translation>
    </message>
    <message>
        <source>found at the servers</source>
        <translation>bei den Servern gefunden</translation>
    </message>
    <message>
        <source>your organisation</source>
        <translation>Ihrer Organisation</translation>
    </message>
    <message>
        <source>Id of the connection</source>
        <translation>Kennung der Verbindung</translation>
    </message>
    <message>
        <source>Name of the connection</source>
        <translation>Name der Verbindung</translation>
    </message>
    <message>
        <source>Kind of API</source>
        <translation>Art der API</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
</context>
<context>
    <name>agent0::ActivityModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
</context>
<context>
    <name>agent0::ActivityView</name>
    <message>
        <source>Failures only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Single requests</source>
        <translation>Einzelne Anfragen</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Filter activity</source>
        <translation>Aktivität filtern</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
    <message>
        <source>Stay at the newest record</source>
        <translation>Beim neuesten Eintrag bleiben</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check that nobody changed the log</source>
        <translation>Prüfen, dass niemand das Protokoll geändert hat</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>JSON Lines, with the hash chain…</source>
        <translation>JSON Lines, mit der Hash-Kette …</translation>
    </message>
    <message>
        <source>OCSF events…</source>
        <translation>OCSF-Ereignisse …</translation>
    </message>
    <message>
        <source>CSV…</source>
        <translation>CSV …</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>Noch keine Aktivität</translation>
    </message>
    <message>
        <source>Every sign-in, every grant and every call is recorded here, without secrets.</source>
        <translation>Jede Anmeldung, jede Berechtigung und jeder Aufruf steht hier, ohne Geheimnisse.</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No record is like that.</source>
        <translation>Kein Eintrag ist so.</translation>
    </message>
    <message>
        <source>Show the whole flow</source>
        <translation>Den ganzen Ablauf zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n record(s)</source>
        <translation>
            <numerusform>%1 von %n Eintrag</numerusform>
            <numerusform>%1 von %n Einträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>, reading…</source>
        <translation>, wird gelesen …</translation>
    </message>
    <message>
        <source>, older ones are on disk only: export them with agent0ctl</source>
        <translation>, ältere stehen nur auf der Platte: exportieren Sie sie mit agent0ctl</translation>
    </message>
    <message>
        <source>Export activity</source>
        <translation>Aktivität exportieren</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Wird exportiert …</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) exported.</source>
        <translation>
            <numerusform>%n Eintrag exportiert.</numerusform>
            <numerusform>%n Einträge exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s): as they were written.</source>
        <translation>
            <numerusform>%n Eintrag: wie geschrieben.</numerusform>
            <numerusform>%n Einträge: wie geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log was changed: %1, line %2.</source>
        <translation>Das Protokoll wurde verändert: %1, Zeile %2.</translation>
    </message>
</context>
<context>
    <name>agent0::Announcements</name>
    <message>
        <source>%1: access refused</source>
        <translation>%1: Zugriff abgelehnt</translation>
    </message>
    <message>
        <source>%1: the month&apos;s allowance runs out</source>
        <translation>%1: das Kontingent des Monats geht zu Ende</translation>
    </message>
    <message>
        <source>%1 of %2 ID-JAGs are spent.</source>
        <translation>%1 von %2 ID-JAGs sind verbraucht.</translation>
    </message>
    <message>
        <source>%1: blocked by the administrator</source>
        <translation>%1: vom Administrator gesperrt</translation>
    </message>
</context>
<context>
    <name>agent0::ApprovalPanel</name>
    <message>
        <source>%1 – may this be done?</source>
        <translation>%1 – darf das geschehen?</translation>
    </message>
    <message>
        <source>May this be changed in %1, as you?</source>
        <translation>Darf das in %1 geändert werden, in Ihrem Namen?</translation>
    </message>
    <message>
        <source>May this be read from %1, as you?</source>
        <translation>Darf das aus %1 gelesen werden, in Ihrem Namen?</translation>
    </message>
    <message>
        <source>The model has read what others wrote, and such text can make it want something. Only a yes to this very call counts.</source>
        <translation>Das Modell hat gelesen, was andere geschrieben haben, und solcher Text kann es etwas wollen lassen. Es zählt nur ein Ja zu genau diesem Aufruf.</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Allow in this conversation</source>
        <translation>In diesem Gespräch erlauben</translation>
    </message>
    <message>
        <source>Always allow this tool</source>
        <translation>Dieses Werkzeug immer erlauben</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Why not? A word to the model, if you like</source>
        <translation>Warum nicht? Ein Wort an das Modell, wenn Sie mögen</translation>
    </message>
    <message>
        <source>A word to the model</source>
        <translation>Ein Wort an das Modell</translation>
    </message>
</context>
<context>
    <name>agent0::ChatCard</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>What went out and came back</source>
        <translation>Was hinausging und zurückkam</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>Einzelheiten: %1</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
    <message>
        <source>Will be sent</source>
        <translation>Wird gesendet</translation>
    </message>
</context>
<context>
    <name>agent0::ChatComposer</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Say what is to be done</source>
        <translation>Sagen Sie, was zu tun ist</translation>
    </message>
    <message>
        <source>Too long: %1 of %2 characters.</source>
        <translation>Zu lang: %1 von %2 Zeichen.</translation>
    </message>
    <message>
        <source>You edit what you said last. Escape leaves it as it is.</source>
        <translation>Sie ändern, was Sie zuletzt gesagt haben. Mit Escape bleibt es, wie es ist.</translation>
    </message>
</context>
<context>
    <name>agent0::ChatEnd</name>
    <message>
        <source>You have stopped it. What was done until then stays done.</source>
        <translation>Sie haben es angehalten. Was bis dahin getan wurde, bleibt getan.</translation>
    </message>
    <message>
        <source>The answer was cut: it is as long as the model&apos;s answers can be.</source>
        <translation>Die Antwort wurde abgeschnitten: Sie ist so lang, wie Antworten des Modells sein können.</translation>
    </message>
    <message>
        <source>Say “go on”, or ask for less at a time.</source>
        <translation>Sagen Sie „weiter“, oder fragen Sie nach weniger auf einmal.</translation>
    </message>
    <message>
        <source>The model, or whoever runs it, did not want to answer this.</source>
        <translation>Das Modell oder wer es betreibt, wollte das nicht beantworten.</translation>
    </message>
    <message>
        <source>Say it in other words.</source>
        <translation>Sagen Sie es mit anderen Worten.</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>Noch einmal sagen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>agent0::ChatFooter</name>
    <message>
        <source>Dry run</source>
        <translation>Probelauf</translation>
    </message>
    <message>
        <source>What would change something is only told</source>
        <translation>Was etwas ändern würde, wird nur gesagt</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>Eingebautes Modell</translation>
    </message>
    <message>
        <source>%1 (set by your organisation)</source>
        <translation>%1 (von Ihrer Organisation festgelegt)</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>Arbeitet …</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
</context>
<context>
    <name>agent0::ChatMessage</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Edit and say again</source>
        <translation>Ändern und noch einmal sagen</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>Noch einmal sagen</translation>
    </message>
    <message>
        <source>The beginning is shown: %1 of %2 characters. Copying takes all of it.</source>
        <translation>Gezeigt wird der Anfang: %1 von %2 Zeichen. Kopiert wird alles.</translation>
    </message>
    <message>
        <source>You said</source>
        <translation>Sie haben gesagt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>agent0::ChatTranscript</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>agent0::ChatView</name>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>Write to the agent</source>
        <translation>An den Agenten schreiben</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
    <message>
        <source>Say the last thing again</source>
        <translation>Das Letzte noch einmal sagen</translation>
    </message>
    <message>
        <source>Edit the last thing you said</source>
        <translation>Das zuletzt Gesagte ändern</translation>
    </message>
    <message>
        <source>Undo the agent&apos;s last change</source>
        <translation>Letzte Änderung des Agenten rückgängig machen</translation>
    </message>
    <message>
        <source>Rename the conversation</source>
        <translation>Gespräch umbenennen</translation>
    </message>
    <message>
        <source>Delete the conversation</source>
        <translation>Gespräch löschen</translation>
    </message>
    <message>
        <source>The conversation is deleted.</source>
        <translation>Das Gespräch ist gelöscht.</translation>
    </message>
    <message>
        <source>“%1” is deleted.</source>
        <translation>„%1“ ist gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation>Noch ist nichts verbunden</translation>
    </message>
    <message>
        <source>The agent works through the connections of this profile. Your administrator connects them, or you add one.</source>
        <translation>Der Agent arbeitet über die Verbindungen dieses Profils. Ihr Administrator verbindet sie, oder Sie fügen eine hinzu.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Ask about what is in your connected apps, or say what to change there. The built-in model understands simple sentences in English. Each change is asked for before it is made.</source>
        <translation>Fragen Sie nach dem, was in Ihren verbundenen Apps steht, oder sagen Sie, was dort zu ändern ist. Das eingebaute Modell versteht einfache Sätze auf Englisch. Vor jeder Änderung werden Sie gefragt.</translation>
    </message>
    <message>
        <source>Ask about what is in your connected apps, or say what to change there. Each change is asked for before it is made.</source>
        <translation>Fragen Sie nach dem, was in Ihren verbundenen Apps steht, oder sagen Sie, was dort zu ändern ist. Vor jeder Änderung werden Sie gefragt.</translation>
    </message>
    <message>
        <source>%1 is not at hand: %2</source>
        <translation>%1 ist nicht zur Hand: %2</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The browser could not be opened.</source>
        <translation>Der Browser konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>The model needs a key</source>
        <translation>Das Modell braucht einen Schlüssel</translation>
    </message>
    <message>
        <source>Ask again about tools that are always allowed</source>
        <translation>Wieder nach immer erlaubten Werkzeugen fragen</translation>
    </message>
    <message>
        <source>You are asked about every tool again.</source>
        <translation>Sie werden wieder nach jedem Werkzeug gefragt.</translation>
    </message>
</context>
<context>
    <name>agent0::ChatWelcome</name>
    <message>
        <source>What is to be done?</source>
        <translation>Was ist zu tun?</translation>
    </message>
</context>
<context>
    <name>agent0::CheckView</name>
    <message>
        <source>&amp;Check</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>Bericht &amp;speichern…</translation>
    </message>
    <message>
        <source>What to check</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Without secrets: fit to send to anybody&apos;s support</source>
        <translation>Ohne Geheimnisse: kann an jeden Support geschickt werden</translation>
    </message>
    <message>
        <source>Copy ticket</source>
        <translation>Ticket kopieren</translation>
    </message>
    <message>
        <source>For the identity provider&apos;s administrator</source>
        <translation>Für den Administrator des Identitätsanbieters</translation>
    </message>
    <message>
        <source>For the owner of the resource</source>
        <translation>Für den Betreiber der Ressource</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
    <message>
        <source>Nothing was checked yet</source>
        <translation>Noch wurde nichts geprüft</translation>
    </message>
    <message>
        <source>Every step from here to each connected app is looked at, and what is wrong is explained. It spends at most one ID-JAG for each connection and changes nothing on any server.</source>
        <translation>Jeder Schritt von hier bis zu jeder verbundenen App wird angesehen, und was nicht stimmt, wird erklärt. Das verbraucht höchstens ein ID-JAG je Verbindung und ändert auf keinem Server etwas.</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Alles prüfen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Checking… %1 of %2</source>
        <translation>Wird geprüft… %1 von %2</translation>
    </message>
    <message>
        <source>Copied, without secrets.</source>
        <translation>Kopiert, ohne Geheimnisse.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved, without secrets.</source>
        <translation>Gespeichert, ohne Geheimnisse.</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;Probe…</source>
        <translation>Er&amp;proben…</translation>
    </message>
    <message>
        <source>Also what only trying shows; it says beforehand what that spends</source>
        <translation>Auch, was nur ein Versuch zeigt; vorher wird gesagt, was das kostet</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2</source>
        <translation>Nach %1 von %2 angehalten</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Erproben</translation>
    </message>
    <message>
        <source>A probe tries what only trying shows: does a refresh rotate, is a refresh token a proof, each scope by itself, DPoP. What it finds out is remembered for this identity provider.</source>
        <translation>Erprobt wird, was nur ein Versuch zeigt: ob eine Erneuerung rotiert, ob ein Refresh-Token als Nachweis gilt, jeder Scope für sich, DPoP. Was dabei herauskommt, wird für diesen Identitätsanbieter gemerkt.</translation>
    </message>
    <message>
        <source>Probe now</source>
        <translation>Jetzt erproben</translation>
    </message>
</context>
<context>
    <name>agent0::CodeBlock</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <translation>Kopieren: %1</translation>
    </message>
    <message>
        <source>… the rest is not shown, but copied.</source>
        <translation>… der Rest wird nicht gezeigt, aber kopiert.</translation>
    </message>
</context>
<context>
    <name>agent0::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionDetailsPane</name>
    <message>
        <source>Who asks whom</source>
        <translation>Wer wen fragt</translation>
    </message>
    <message>
        <source>The last ID-JAG beside what was asked</source>
        <translation>Das letzte ID-JAG neben dem Verlangten</translation>
    </message>
    <message>
        <source>The person, as each party sees them</source>
        <translation>Die Person, wie jede Seite sie sieht</translation>
    </message>
    <message>
        <source>The two client registrations</source>
        <translation>Die beiden Client-Registrierungen</translation>
    </message>
    <message>
        <source>What its authorization server publishes</source>
        <translation>Was sein Autorisierungsserver veröffentlicht</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Kill switch</source>
        <translation>Notausschalter</translation>
    </message>
    <message>
        <source>Connection details</source>
        <translation>Einzelheiten der Verbindung</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>Re&amp;move…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <source>Show what happened</source>
        <translation>Zeigen, was geschah</translation>
    </message>
    <message>
        <source>Disables this connection, revokes what can be revoked, and says until when the rest lives.</source>
        <translation>Schaltet diese Verbindung ab, widerruft, was sich widerrufen lässt, und sagt, bis wann der Rest gilt.</translation>
    </message>
    <message>
        <source>Cut off now…</source>
        <translation>Jetzt trennen …</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Cut off %1 now?</source>
        <translation>%1 jetzt trennen?</translation>
    </message>
    <message>
        <source>It is disabled, and its tokens are revoked where its server can. Nothing uses it until it is enabled again.</source>
        <translation>Sie wird abgeschaltet, ihre Tokens werden widerrufen, wo der Server es kann. Nichts benutzt sie, bis sie wieder eingeschaltet wird.</translation>
    </message>
    <message>
        <source>There was no token to revoke.</source>
        <translation>Es gab kein Token zu widerrufen.</translation>
    </message>
    <message>
        <source>It can be connected again.</source>
        <translation>Sie kann wieder verbunden werden.</translation>
    </message>
    <message>
        <source>The connection is disabled.</source>
        <translation>Die Verbindung ist abgeschaltet.</translation>
    </message>
    <message>
        <source>There was none yet. Connect, and it is shown here claim by claim.</source>
        <translation>Es gab noch keines. Verbinden Sie, dann steht es hier Angabe für Angabe.</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>In the ID-JAG</source>
        <translation>Im ID-JAG</translation>
    </message>
    <message>
        <source>(absent)</source>
        <translation>(fehlt)</translation>
    </message>
    <message>
        <source>Issued %1.</source>
        <translation>Ausgestellt %1.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Niemand ist angemeldet.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Subject (sub)</source>
        <translation>Subjekt (sub)</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>The parties name the person differently. That is usual where each has its own accounts; the authorization server has to know which of its people the ID-JAG means.</source>
        <translation>Die Seiten nennen die Person verschieden. Das ist üblich, wo jede eigene Konten hat; der Autorisierungsserver muss wissen, wen von seinen Leuten das ID-JAG meint.</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>At the identity provider</source>
        <translation>Beim Identitätsanbieter</translation>
    </message>
    <message>
        <source>At the resource&apos;s server</source>
        <translation>Beim Server der Ressource</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Proves itself</source>
        <translation>Weist sich aus</translation>
    </message>
    <message>
        <source>Server takes</source>
        <translation>Server nimmt</translation>
    </message>
    <message>
        <source>The ID-JAG must carry client_id &quot;%1&quot;: at the identity provider the administrator enters it as the agent&apos;s client ID registered in this app.</source>
        <translation>Das ID-JAG muss client_id &quot;%1&quot; tragen: beim Identitätsanbieter trägt der Administrator sie als Client-ID des Agenten in dieser App ein.</translation>
    </message>
    <message>
        <source>Its metadata have not been read yet.</source>
        <translation>Seine Metadaten wurden noch nicht gelesen.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>does not say so</source>
        <translation>sagt es nicht</translation>
    </message>
    <message>
        <source>Token endpoint</source>
        <translation>Token-Endpunkt</translation>
    </message>
    <message>
        <source>Revocation</source>
        <translation>Widerruf</translation>
    </message>
    <message>
        <source>none: tokens live until they expire</source>
        <translation>keiner: Tokens gelten, bis sie ablaufen</translation>
    </message>
    <message>
        <source>JWT bearer grant</source>
        <translation>JWT-Bearer-Grant</translation>
    </message>
    <message>
        <source>ID-JAG profile</source>
        <translation>ID-JAG-Profil</translation>
    </message>
    <message>
        <source>Treated as</source>
        <translation>Behandelt als</translation>
    </message>
    <message>
        <source>Read %1.</source>
        <translation>Gelesen %1.</translation>
    </message>
    <message>
        <source>Nothing was done with it yet.</source>
        <translation>Damit wurde noch nichts getan.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n ID-JAG(s)</source>
        <translation>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAGs</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, by its metadata</source>
        <translation>%1, nach seinen Metadaten</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>Prü&amp;fen</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionForm</name>
    <message>
        <source>Fill in</source>
        <translation>Ausfüllen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>Verbindung hinzufügen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Paste the address of the app&apos;s API or MCP server. Agent0 asks it, and its authorization server, for the rest.</source>
        <translation>Fügen Sie die Adresse der API oder des MCP-Servers der App ein. Den Rest erfragt Agent0 dort und beim Autorisierungsserver.</translation>
    </message>
    <message>
        <source>Address of the resource</source>
        <translation>Adresse der Ressource</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>as people call it</source>
        <translation>wie man es nennt</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>a-z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;</source>
        <translation>a-z, 0-9, &apos;.&apos;, &apos;_&apos;, &apos;-&apos;</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>its identifier, byte for byte</source>
        <translation>ihre Kennung, Byte für Byte</translation>
    </message>
    <message>
        <source>API address</source>
        <translation>API-Adresse</translation>
    </message>
    <message>
        <source>the same as the resource</source>
        <translation>wie die Ressource</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>Autorisierungsserver</translation>
    </message>
    <message>
        <source>its issuer, byte for byte</source>
        <translation>sein Aussteller, Byte für Byte</translation>
    </message>
    <message>
        <source>Audience of the ID-JAG</source>
        <translation>Empfänger (audience) des ID-JAG</translation>
    </message>
    <message>
        <source>the same as the authorization server</source>
        <translation>wie der Autorisierungsserver</translation>
    </message>
    <message>
        <source>Client ID at that server</source>
        <translation>Client-ID bei diesem Server</translation>
    </message>
    <message>
        <source>not the one at the identity provider</source>
        <translation>nicht die beim Identitätsanbieter</translation>
    </message>
    <message>
        <source>How Agent0 proves itself there</source>
        <translation>Wie Agent0 sich dort ausweist</translation>
    </message>
    <message>
        <source>none (the default)</source>
        <translation>none (Vorgabe)</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
    <message>
        <source>what to ask for, separated by blanks</source>
        <translation>was verlangt wird, durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Kind of API</source>
        <translation>Art der API</translation>
    </message>
    <message>
        <source>rest (the default)</source>
        <translation>rest (Vorgabe)</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>xaa (the default)</source>
        <translation>xaa (Vorgabe)</translation>
    </message>
    <message>
        <source>Kind of authorization server</source>
        <translation>Art des Autorisierungsservers</translation>
    </message>
    <message>
        <source>auto (the default)</source>
        <translation>auto (Vorgabe)</translation>
    </message>
    <message>
        <source>Client secret, kept in the keychain</source>
        <translation>Client-Secret, im Schlüsselbund aufbewahrt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>An id is for ever: logs and secrets are filed under it.</source>
        <translation>Eine Kennung bleibt für immer: Protokolle und Geheimnisse sind darunter abgelegt.</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt …</translation>
    </message>
    <message>
        <source>Filled in from what the servers publish. What only you can know: the client ID that the authorization server gave for Agent0.</source>
        <translation>Ausgefüllt aus dem, was die Server veröffentlichen. Was nur Sie wissen: die Client-ID, die der Autorisierungsserver für Agent0 vergeben hat.</translation>
    </message>
    <message>
        <source>The resource also names: %1</source>
        <translation>Die Ressource nennt auch: %1</translation>
    </message>
    <message>
        <source>is taken already</source>
        <translation>ist schon vergeben</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>The ID-JAG must carry client_id &quot;%1&quot;. The administrator of the identity provider enters it as the agent&apos;s client ID registered in this app.</source>
        <translation>Das ID-JAG muss client_id &quot;%1&quot; tragen. Der Administrator des Identitätsanbieters trägt sie als Client-ID des Agenten in dieser App ein.</translation>
    </message>
    <message>
        <source>From the client registration at the resource&apos;s authorization server.</source>
        <translation>Aus der Client-Registrierung beim Autorisierungsserver der Ressource.</translation>
    </message>
    <message>
        <source>This installation&apos;s key is used: agent0ctl key show gives its public half.</source>
        <translation>Benutzt wird der Schlüssel dieser Installation: agent0ctl key show zeigt seine öffentliche Hälfte.</translation>
    </message>
    <message>
        <source>A public client has none.</source>
        <translation>Ein öffentlicher Client hat keines.</translation>
    </message>
    <message>
        <source>Tokens bound to a key (DPoP)</source>
        <translation>An einen Schlüssel gebundene Token (DPoP)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>this installation&apos;s own (the default)</source>
        <translation>der dieser Installation (Vorgabe)</translation>
    </message>
    <message>
        <source>Signs with</source>
        <translation>Unterschreibt mit</translation>
    </message>
    <message>
        <source>RS256 (the default)</source>
        <translation>RS256 (Vorgabe)</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>Autorisierungsserver</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>Scopes granted</source>
        <translation>Gewährte Scopes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Token life</source>
        <translation>Lebensdauer des Tokens</translation>
    </message>
    <message>
        <source>ID-JAGs this month</source>
        <translation>ID-JAGs in diesem Monat</translation>
    </message>
    <message>
        <source>Managed by</source>
        <translation>Verwaltet von</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionTable</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionsDesk</name>
    <message numerus="yes">
        <source>%n connection(s) enabled.</source>
        <translation>
            <numerusform>%n Verbindung eingeschaltet.</numerusform>
            <numerusform>%n Verbindungen eingeschaltet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) disabled.</source>
        <translation>
            <numerusform>%n Verbindung abgeschaltet.</numerusform>
            <numerusform>%n Verbindungen abgeschaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is removed, its tokens are forgotten.</source>
        <translation>%1 ist entfernt, die Tokens sind vergessen.</translation>
    </message>
    <message>
        <source>The consent of before is ended: what it had given was revoked where its server can.</source>
        <translation>Die frühere Einwilligung ist beendet: Was sie gegeben hatte, wurde widerrufen, wo der Server es kann.</translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionsView</name>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>In Arbeit …</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) stay as your organisation has set them.</source>
        <translation>
            <numerusform>%n Verbindung bleibt, wie Ihre Organisation sie gesetzt hat.</numerusform>
            <numerusform>%n Verbindungen bleiben, wie Ihre Organisation sie gesetzt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>%1 ist hinzugefügt.</translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation>%1 ist gespeichert.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1 entfernen?</translation>
    </message>
    <message>
        <source>Its tokens are revoked where its server can, its settings and its secret are forgotten.</source>
        <translation>Ihre Tokens werden widerrufen, wo der Server es kann; Einstellungen und Geheimnis werden vergessen.</translation>
    </message>
    <message>
        <source>Export connections</source>
        <translation>Verbindungen exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported.</source>
        <translation>
            <numerusform>%n Verbindung exportiert.</numerusform>
            <numerusform>%n Verbindungen exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Als CSV exportieren …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Als JSON exportieren …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+J</source>
        <translation>Ctrl+Shift+J</translation>
    </message>
    <message>
        <source>Filter connections</source>
        <translation>Verbindungen filtern</translation>
    </message>
    <message>
        <source>Group by state</source>
        <translation>Nach Zustand gruppieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Nothing connected yet</source>
        <translation>Noch nichts verbunden</translation>
    </message>
    <message>
        <source>Add the first app: paste the address of its API or MCP server, and Agent0 fills in the rest.</source>
        <translation>Fügen Sie die erste App hinzu: die Adresse ihrer API oder ihres MCP-Servers genügt, den Rest füllt Agent0 aus.</translation>
    </message>
    <message>
        <source>Add a connection…</source>
        <translation>Verbindung hinzufügen …</translation>
    </message>
    <message>
        <source>No connection matches</source>
        <translation>Keine Verbindung passt</translation>
    </message>
    <message>
        <source>Nothing has that text in any of its columns.</source>
        <translation>Nichts hat diesen Text in einer seiner Spalten.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Your organisation does not allow connections of your own.</source>
        <translation>Ihre Organisation erlaubt keine eigenen Verbindungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s)</source>
        <translation>
            <numerusform>%1 von %n Verbindung</numerusform>
            <numerusform>%1 von %n Verbindungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n verbunden</numerusform>
            <numerusform>%n verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 · %3 selected</source>
        <translation>%1 · %2 · %3 ausgewählt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Read the connections again</source>
        <translation>Verbindungen neu lesen</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>Sortieren nach: %1</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sortieren</translation>
    </message>
</context>
<context>
    <name>agent0::ConversationList</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>New conversation (%1)</source>
        <translation>Neues Gespräch (%1)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>What you talk about is kept here.</source>
        <translation>Worüber Sie sprechen, bleibt hier.</translation>
    </message>
    <message>
        <source>No conversation has these words.</source>
        <translation>Kein Gespräch enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>agent0::ConversationsModel</name>
    <message>
        <source>Without a title</source>
        <translation>Ohne Titel</translation>
    </message>
</context>
<context>
    <name>agent0::ElicitationDialog</name>
    <message>
        <source>A server asks</source>
        <translation>Ein Server fragt</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 fragt</translation>
    </message>
    <message>
        <source>These are the server&apos;s words, not Agent0&apos;s. Never give a password here.</source>
        <translation>Das sind Worte des Servers, nicht von Agent0. Geben Sie hier nie ein Kennwort an.</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Zu öffnende Adresse</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Ends what you were doing</source>
        <translation>Beendet, was Sie gerade taten</translation>
    </message>
    <message>
        <source>Goes on without an answer</source>
        <translation>Macht ohne Antwort weiter</translation>
    </message>
</context>
<context>
    <name>agent0::EntryField</name>
    <message>
        <source>Alternative %1</source>
        <translation>Möglichkeit %1</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1 (nötig)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add to %1</source>
        <translation>Zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Remove entry %1 of %2</source>
        <translation>Eintrag %1 von %2 entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>agent0::FactsGrid</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>agent0::FindingPane</name>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Read about it</source>
        <translation>Darüber lesen</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value to enter</source>
        <translation>Einzutragender Wert</translation>
    </message>
    <message>
        <source>Log query</source>
        <translation>Protokollabfrage</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>The brackets stand around what differs.</source>
        <translation>Die Klammern stehen um das, was sich unterscheidet.</translation>
    </message>
    <message>
        <source>Where they differ</source>
        <translation>Wo sie sich unterscheiden</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
</context>
<context>
    <name>agent0::FlowDetailPane</name>
    <message>
        <source>Request and answer</source>
        <translation>Anfrage und Antwort</translation>
    </message>
    <message>
        <source>Request fields</source>
        <translation>Felder der Anfrage</translation>
    </message>
    <message>
        <source>Answer fields</source>
        <translation>Felder der Antwort</translation>
    </message>
    <message>
        <source>Request headers</source>
        <translation>Header der Anfrage</translation>
    </message>
    <message>
        <source>Answer headers</source>
        <translation>Header der Antwort</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>JWT in %1</source>
        <translation>JWT in %1</translation>
    </message>
</context>
<context>
    <name>agent0::FlowInspector</name>
    <message>
        <source>Copy as report</source>
        <translation>Als Bericht kopieren</translation>
    </message>
    <message>
        <source>No flows yet</source>
        <translation>Noch keine Abläufe</translation>
    </message>
    <message>
        <source>Everything Agent0 does shows here step by step: sign in, connect an app, or call one.</source>
        <translation>Alles, was Agent0 tut, steht hier Schritt für Schritt: melden Sie sich an, verbinden Sie eine App oder rufen Sie eine auf.</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Abläufe</translation>
    </message>
    <message>
        <source>These records have made room for newer ones.</source>
        <translation>Diese Einträge haben neueren Platz gemacht.</translation>
    </message>
    <message>
        <source>Copied, without secrets.</source>
        <translation>Kopiert, ohne Geheimnisse.</translation>
    </message>
</context>
<context>
    <name>agent0::FlowListModel</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n Anfrage</numerusform>
            <numerusform>%n Anfragen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::FlowModel</name>
    <message>
        <source>key &quot;%1&quot;</source>
        <translation>Schlüssel &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a key without a name</source>
        <translation>ein Schlüssel ohne Namen</translation>
    </message>
    <message>
        <source>Signed by this installation with %1; the server checks it.</source>
        <translation>Von dieser Installation mit %1 signiert; der Server prüft es.</translation>
    </message>
    <message>
        <source>Not checked here: it is meant for its audience, which checks it with %1 of %2.</source>
        <translation>Hier nicht geprüft: es ist für seinen Empfänger bestimmt, der es mit %1 von %2 prüft.</translation>
    </message>
    <message>
        <source>Checked by Agent0 with %1 of %2.</source>
        <translation>Von Agent0 geprüft mit %1 von %2.</translation>
    </message>
    <message>
        <source>Checked by Agent0 and refused; it names %1 of %2.</source>
        <translation>Von Agent0 geprüft und abgelehnt; es nennt %1 von %2.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Sent as proof of the person; Agent0 checked it when it came. %1 of %2.</source>
        <translation>Als Nachweis der Person gesendet; Agent0 hat es beim Eintreffen geprüft. %1 von %2.</translation>
    </message>
</context>
<context>
    <name>agent0::FormView</name>
    <message>
        <source>There is nothing to fill in.</source>
        <translation>Es gibt nichts auszufüllen.</translation>
    </message>
    <message>
        <source>Write it as JSON</source>
        <translation>Als JSON schreiben</translation>
    </message>
</context>
<context>
    <name>agent0::Header</name>
    <message>
        <source>Signed in as %1</source>
        <translation>Angemeldet als %1</translation>
    </message>
    <message>
        <source>The session ends %1</source>
        <translation>Die Sitzung endet %1</translation>
    </message>
</context>
<context>
    <name>agent0::HelpView</name>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Seite der Hilfe</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>agent0::JsonTree</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>agent0::LinkQuestion</name>
    <message>
        <source>Open a link?</source>
        <translation>Einen Link öffnen?</translation>
    </message>
    <message>
        <source>Open a page of %1?</source>
        <translation>Eine Seite von %1 öffnen?</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>Zu öffnende Adresse</translation>
    </message>
    <message>
        <source>The model wrote this link, or what it has read. It opens in your browser.</source>
        <translation>Diesen Link hat das Modell geschrieben, oder was es gelesen hat. Er öffnet sich in Ihrem Browser.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>agent0::MainWindow</name>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1</translation>
    </message>
    <message>
        <source>Commands …</source>
        <translation>Befehle …</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Set up a profile …</source>
        <translation>Ein Profil einrichten …</translation>
    </message>
</context>
<context>
    <name>agent0::McpModel</name>
    <message>
        <source>reads</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>writes</source>
        <translation>schreibt</translation>
    </message>
    <message>
        <source>may destroy</source>
        <translation>kann zerstören</translation>
    </message>
    <message>
        <source>template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>The server has changed its tools.</source>
        <translation>Der Server hat seine Werkzeuge geändert.</translation>
    </message>
    <message>
        <source>The server has changed its prompts.</source>
        <translation>Der Server hat seine Prompts geändert.</translation>
    </message>
    <message>
        <source>The server has changed its resources.</source>
        <translation>Der Server hat seine Ressourcen geändert.</translation>
    </message>
</context>
<context>
    <name>agent0::ProfileDesk</name>
    <message>
        <source>It does not take %1, but: %2.</source>
        <translation>Er nimmt nicht %1, sondern: %2.</translation>
    </message>
    <message>
        <source>It does not offer these scopes: %1.</source>
        <translation>Er bietet diese Scopes nicht an: %1.</translation>
    </message>
    <message>
        <source>It does not take PKCE with S256, without which Agent0 signs nobody in.</source>
        <translation>Er nimmt PKCE mit S256 nicht, ohne das Agent0 niemanden anmeldet.</translation>
    </message>
    <message>
        <source>It does not say that it exchanges tokens for ID-JAGs. Some do without saying so.</source>
        <translation>Er sagt nicht, dass er Token gegen ID-JAGs tauscht. Manche tun es, ohne es zu sagen.</translation>
    </message>
    <message>
        <source>It answers, and calls itself the same: %1</source>
        <translation>Er antwortet und nennt sich ebenso: %1</translation>
    </message>
    <message>
        <source>What it publishes goes with these settings. The client ID shows at the sign-in.</source>
        <translation>Was er veröffentlicht, passt zu diesen Einstellungen. Die Client-ID zeigt sich bei der Anmeldung.</translation>
    </message>
    <message>
        <source>Fixed by your organisation (%1).</source>
        <translation>Von Ihrer Organisation festgelegt (%1).</translation>
    </message>
</context>
<context>
    <name>agent0::ProfileForm</name>
    <message>
        <source>Show the public key</source>
        <translation>Öffentlichen Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Name of this profile</source>
        <translation>Name dieses Profils</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Identity provider</source>
        <translation>Identitätsanbieter</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>its address, byte for byte</source>
        <translation>seine Adresse, Byte für Byte</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>as it is registered there</source>
        <translation>wie sie dort eingetragen ist</translation>
    </message>
    <message>
        <source>How Agent0 proves itself there</source>
        <translation>Wie sich Agent0 dort ausweist</translation>
    </message>
    <message>
        <source>none (the default)</source>
        <translation>keine (Vorgabe)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>this installation&apos;s own (the default)</source>
        <translation>der dieser Installation (Vorgabe)</translation>
    </message>
    <message>
        <source>Signs with</source>
        <translation>Unterschreibt mit</translation>
    </message>
    <message>
        <source>RS256 (the default)</source>
        <translation>RS256 (Vorgabe)</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>Scopes</translation>
    </message>
    <message>
        <source>openid profile email offline_access (the default)</source>
        <translation>openid profile email offline_access (Vorgabe)</translation>
    </message>
    <message>
        <source>Token that stands for you</source>
        <translation>Token, der für Sie steht</translation>
    </message>
    <message>
        <source>Sign-in bound to a key (DPoP)</source>
        <translation>An einen Schlüssel gebundene Anmeldung (DPoP)</translation>
    </message>
    <message>
        <source>auto (the default)</source>
        <translation>auto (Vorgabe)</translation>
    </message>
    <message>
        <source>Redirect port</source>
        <translation>Port der Rückkehradresse</translation>
    </message>
    <message>
        <source>any free one (the default)</source>
        <translation>irgendein freier (Vorgabe)</translation>
    </message>
    <message>
        <source>Redirect path</source>
        <translation>Pfad der Rückkehradresse</translation>
    </message>
    <message>
        <source>/callback (the default)</source>
        <translation>/callback (Vorgabe)</translation>
    </message>
    <message>
        <source>ID-JAGs a month</source>
        <translation>ID-JAGs im Monat</translation>
    </message>
    <message>
        <source>no budget (the default)</source>
        <translation>kein Kontingent (Vorgabe)</translation>
    </message>
    <message>
        <source>Where to go after signing out</source>
        <translation>Wohin nach dem Abmelden</translation>
    </message>
    <message>
        <source>nowhere (the default)</source>
        <translation>nirgendwohin (Vorgabe)</translation>
    </message>
    <message>
        <source>Client secret, kept in the keychain</source>
        <translation>Client-Geheimnis, im Schlüsselbund aufbewahrt</translation>
    </message>
    <message>
        <source>Public key, to register at the provider</source>
        <translation>Öffentlicher Schlüssel, beim Anbieter einzutragen</translation>
    </message>
    <message>
        <source>Asks the provider what it publishes of itself</source>
        <translation>Fragt den Anbieter, was er über sich veröffentlicht</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>the system&apos;s (the default)</source>
        <translation>der des Systems (Vorgabe)</translation>
    </message>
    <message>
        <source>File of further certificate authorities (PEM)</source>
        <translation>Datei weiterer Zertifizierungsstellen (PEM)</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>builtin (the default)</source>
        <translation>builtin (Vorgabe)</translation>
    </message>
    <message>
        <source>Asks before it uses a tool</source>
        <translation>Fragt, bevor er ein Werkzeug benutzt</translation>
    </message>
    <message>
        <source>writes (the default)</source>
        <translation>writes (Vorgabe)</translation>
    </message>
    <message>
        <source>Own consent at a resource</source>
        <translation>Eigene Zustimmung bei einer Ressource</translation>
    </message>
    <message>
        <source>allowed (the default)</source>
        <translation>allowed (Vorgabe)</translation>
    </message>
    <message>
        <source>From the registration at the provider.</source>
        <translation>Aus der Eintragung beim Anbieter.</translation>
    </message>
    <message>
        <source>None: this installation&apos;s key is used.</source>
        <translation>Keines: Der Schlüssel dieser Installation wird benutzt.</translation>
    </message>
    <message>
        <source>A public client has none.</source>
        <translation>Ein öffentlicher Client hat keines.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>Thumbprint (RFC 7638, SHA-256): %1</source>
        <translation>Fingerabdruck (RFC 7638, SHA-256): %1</translation>
    </message>
    <message>
        <source>Password at the proxy, kept in the keychain</source>
        <translation>Passwort beim Proxy, im Schlüsselbund aufbewahrt</translation>
    </message>
    <message>
        <source>For a proxy that wants to know who you are: http://NAME@HOST:PORT</source>
        <translation>Für einen Proxy, der wissen will, wer Sie sind: http://NAME@HOST:PORT</translation>
    </message>
    <message>
        <source>There is one in the keychain.</source>
        <translation>Im Schlüsselbund liegt eines.</translation>
    </message>
    <message>
        <source>There is none in the keychain yet.</source>
        <translation>Im Schlüsselbund liegt noch keines.</translation>
    </message>
    <message>
        <source>Provider of the model</source>
        <translation>Anbieter des Modells</translation>
    </message>
    <message>
        <source>Address of the provider</source>
        <translation>Adresse des Anbieters</translation>
    </message>
    <message>
        <source>its own (the default)</source>
        <translation>seine eigene (Vorgabe)</translation>
    </message>
    <message>
        <source>Region of the provider</source>
        <translation>Region des Anbieters</translation>
    </message>
</context>
<context>
    <name>agent0::ResultView</name>
    <message>
        <source>Go on in the browser</source>
        <translation>Im Browser weitermachen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>A picture that cannot be shown: %1</source>
        <translation>Ein Bild, das nicht gezeigt werden kann: %1</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>Cancelled. What the server did until then, only it knows.</source>
        <translation>Abgebrochen. Was der Server bis dahin getan hat, weiß nur er.</translation>
    </message>
    <message>
        <source>The tool says that it failed. Its own words:</source>
        <translation>Das Werkzeug sagt, es sei gescheitert. Seine Worte:</translation>
    </message>
    <message>
        <source>Done. The server gave nothing back.</source>
        <translation>Erledigt. Der Server gab nichts zurück.</translation>
    </message>
</context>
<context>
    <name>agent0::RolesChart</name>
    <message>
        <source>Identity provider</source>
        <translation>Identitätsanbieter</translation>
    </message>
    <message>
        <source>Authorization server</source>
        <translation>Autorisierungsserver</translation>
    </message>
    <message>
        <source>3 ID-JAG for access token</source>
        <translation>3 ID-JAG gegen Zugriffstoken</translation>
    </message>
    <message>
        <source>trusts</source>
        <translation>vertraut</translation>
    </message>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>4 call with access token</source>
        <translation>4 Aufruf mit Zugriffstoken</translation>
    </message>
    <message>
        <source>%1: %2 at %3%4</source>
        <translation>%1: %2 bei %3%4</translation>
    </message>
    <message>
        <source> (failed here)</source>
        <translation> (hier gescheitert)</translation>
    </message>
    <message>
        <source>Who asks whom</source>
        <translation>Wer wen fragt</translation>
    </message>
    <message>
        <source>You run</source>
        <translation>Sie führen aus</translation>
    </message>
    <message>
        <source>1 sign-in, 2 exchange</source>
        <translation>1 Anmeldung, 2 Tausch</translation>
    </message>
    <message>
        <source>has no part in it</source>
        <translation>hat keinen Anteil daran</translation>
    </message>
    <message>
        <source>the one the resource names</source>
        <translation>der, den die Ressource nennt</translation>
    </message>
    <message>
        <source>asked directly</source>
        <translation>unmittelbar gefragt</translation>
    </message>
    <message>
        <source> (doubtful)</source>
        <translation> (zweifelhaft)</translation>
    </message>
    <message>
        <source>; does not trust the one above</source>
        <translation>; vertraut dem darüber nicht</translation>
    </message>
</context>
<context>
    <name>agent0::SecretField</name>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
</context>
<context>
    <name>agent0::SendQuestion</name>
    <message>
        <source>Run this tool?</source>
        <translation>Dieses Werkzeug ausführen?</translation>
    </message>
    <message>
        <source>Run %1 of %2?</source>
        <translation>%1 von %2 ausführen?</translation>
    </message>
    <message>
        <source>This is what will be sent:</source>
        <translation>Das wird gesendet:</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>It is not asked again while the tool describes itself in the same way.</source>
        <translation>Solange das Werkzeug sich gleich beschreibt, wird nicht noch einmal gefragt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
</context>
<context>
    <name>agent0::SequenceDiagram</name>
    <message>
        <source>Sequence of requests</source>
        <translation>Folge der Anfragen</translation>
    </message>
    <message>
        <source>%1 of %2: %3 to %4, %5, %6 %7</source>
        <translation>%1 von %2: %3 an %4, %5, %6 %7</translation>
    </message>
</context>
<context>
    <name>agent0::SessionModel</name>
    <message>
        <source>The session is over: the identity provider lets it last no longer.</source>
        <translation>Die Sitzung ist zu Ende: länger lässt der Identitätsanbieter sie nicht dauern.</translation>
    </message>
    <message>
        <source>Sign in again to go on.</source>
        <translation>Melden Sie sich neu an, um weiterzumachen.</translation>
    </message>
</context>
<context>
    <name>agent0::SettingList</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>fixed by your administrator</source>
        <translation>von Ihrem Administrator festgelegt</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Woher er kommt</translation>
    </message>
</context>
<context>
    <name>agent0::SettingsView</name>
    <message>
        <source>Closing the window leaves Agent0 in the tray</source>
        <translation>Beim Schließen bleibt Agent0 in der Leiste</translation>
    </message>
    <message>
        <source>Start Agent0 when I log in to this computer</source>
        <translation>Agent0 starten, wenn ich mich an diesem Rechner anmelde</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Dieses Fenster</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Values in force</source>
        <translation>Geltende Werte</translation>
    </message>
    <message>
        <source>&amp;New profile…</source>
        <translation>&amp;Neues Profil…</translation>
    </message>
    <message>
        <source>Another language is spoken from the next start on.</source>
        <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation>Aufbewahrt in %1</translation>
    </message>
    <message>
        <source>Remove this profile …</source>
        <translation>Dieses Profil entfernen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the profile %1?</source>
        <translation>Das Profil %1 entfernen?</translation>
    </message>
    <message>
        <source>You are signed out, its tokens are revoked, its secrets leave the keychain and its file goes. The record of what was done stays.</source>
        <translation>Sie werden abgemeldet, seine Token widerrufen, seine Geheimnisse verlassen den Schlüsselbund, und seine Datei verschwindet. Die Aufzeichnung dessen, was getan wurde, bleibt.</translation>
    </message>
</context>
<context>
    <name>agent0::SetupAssistant</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Set up a profile</source>
        <translation>Ein Profil einrichten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What do you connect to?</source>
        <translation>Womit verbinden Sie sich?</translation>
    </message>
    <message>
        <source>Client secrets</source>
        <translation>Client-Geheimnisse</translation>
    </message>
    <message>
        <source>All there is to know</source>
        <translation>Alles, was nötig ist</translation>
    </message>
    <message>
        <source>What only you can know</source>
        <translation>Was nur Sie wissen können</translation>
    </message>
    <message>
        <source>Write and check</source>
        <translation>Schreiben und prüfen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Trotzdem weiter</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>agent0::SetupPage</name>
    <message>
        <source>Which servers does your company use? Everything can be changed later.</source>
        <translation>Welche Server benutzt Ihr Unternehmen? Alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>Correct the answer, or go on with it all the same.</source>
        <translation>Berichtigen Sie die Antwort, oder gehen Sie trotzdem damit weiter.</translation>
    </message>
    <message>
        <source>Known so far</source>
        <translation>Bisher bekannt</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Asking the servers what they publish about themselves…</source>
        <translation>Die Server werden gefragt, was sie über sich veröffentlichen…</translation>
    </message>
    <message>
        <source>A client secret is kept in the keychain, never in the profile. What is not at hand can be left empty and added later.</source>
        <translation>Ein Client-Geheimnis liegt im Schlüsselbund, nie im Profil. Was nicht zur Hand ist, kann leer bleiben und später nachgetragen werden.</translation>
    </message>
    <message>
        <source>Client secret at the identity provider</source>
        <translation>Client-Geheimnis beim Identitätsanbieter</translation>
    </message>
    <message>
        <source>Client secret at the authorization server of %1</source>
        <translation>Client-Geheimnis beim Autorisierungsserver von %1</translation>
    </message>
    <message>
        <source>as entered before</source>
        <translation>wie zuvor eingegeben</translation>
    </message>
    <message>
        <source>&amp;Replace the profile that is there</source>
        <translation>Das vorhandene Profil e&amp;rsetzen</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>Name des Profils</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Stammt von</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>There is a profile of this name already. It stays unless you replace it.</source>
        <translation>Ein Profil dieses Namens gibt es schon. Es bleibt, wenn Sie es nicht ersetzen.</translation>
    </message>
    <message>
        <source>Agent0 goes on with this profile, and checks it.</source>
        <translation>Agent0 macht mit diesem Profil weiter und prüft es.</translation>
    </message>
</context>
<context>
    <name>agent0::ShortcutList</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>agent0::Sidebar</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>agent0::SignInPanel</name>
    <message>
        <source>Go on without it</source>
        <translation>Ohne sie weitermachen</translation>
    </message>
    <message>
        <source>Sign in in the browser. It goes on here by itself afterwards.</source>
        <translation>Melden Sie sich im Browser an. Danach geht es hier von selbst weiter.</translation>
    </message>
    <message>
        <source>%1 It goes on here afterwards.</source>
        <translation>%1 Danach geht es hier weiter.</translation>
    </message>
    <message>
        <source>Waiting for the browser…</source>
        <translation>Wartet auf den Browser…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>agent0::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>agent0::Snackbar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>agent0::StartPage</name>
    <message>
        <source>One sign-in. Every connected app.</source>
        <translation>Einmal anmelden. Jede verbundene App.</translation>
    </message>
    <message>
        <source>Sign in once with your company&apos;s identity provider.</source>
        <translation>Melden Sie sich einmal beim Identitätsanbieter Ihrer Firma an.</translation>
    </message>
    <message>
        <source>Agent0 then reaches every app your company has connected, without asking you again.</source>
        <translation>Danach erreicht Agent0 jede App, die Ihre Firma verbunden hat, ohne Sie noch einmal zu fragen.</translation>
    </message>
    <message>
        <source>You always see what was asked for, what was granted, and why something failed.</source>
        <translation>Sie sehen immer, was verlangt und was gewährt wurde und woran etwas gescheitert ist.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
</context>
<context>
    <name>agent0::SubjectPane</name>
    <message>
        <source>&amp;Run</source>
        <translation>Ausfüh&amp;ren</translation>
    </message>
    <message>
        <source>&amp;Get</source>
        <translation>&amp;Holen</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>agent0::TodoDelegate</name>
    <message>
        <source>saving …</source>
        <translation>wird gespeichert …</translation>
    </message>
    <message>
        <source>Text of the todo</source>
        <translation>Text der Aufgabe</translation>
    </message>
</context>
<context>
    <name>agent0::TodoModel</name>
    <message>
        <source>“%1” was not added.</source>
        <translation>„%1“ wurde nicht hinzugefügt.</translation>
    </message>
    <message>
        <source>“%1” was not changed.</source>
        <translation>„%1“ wurde nicht geändert.</translation>
    </message>
    <message>
        <source>“%1” removed.</source>
        <translation>„%1“ entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%n todos removed.</source>
        <translation>
            <numerusform>%n Aufgabe entfernt.</numerusform>
            <numerusform>%n Aufgaben entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was not removed.</source>
        <translation>„%1“ wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>%1, done, %2</source>
        <translation>%1, erledigt, %2</translation>
    </message>
    <message>
        <source>%1, open, %2</source>
        <translation>%1, offen, %2</translation>
    </message>
</context>
<context>
    <name>agent0::TodosView</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>Alle Verbindungen</translation>
    </message>
    <message>
        <source>Which todos</source>
        <translation>Welche Aufgaben</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Filter the todos</source>
        <translation>Aufgaben filtern</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Refresh (%1)</source>
        <translation>Aktualisieren (%1)</translation>
    </message>
    <message>
        <source>What is to be done?</source>
        <translation>Was ist zu tun?</translation>
    </message>
    <message>
        <source>New todo</source>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>Where to add it</source>
        <translation>Wo sie hinzukommt</translation>
    </message>
    <message>
        <source>Todos</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Refresh the todos</source>
        <translation>Aufgaben aktualisieren</translation>
    </message>
    <message>
        <source>Write a new todo</source>
        <translation>Neue Aufgabe schreiben</translation>
    </message>
    <message>
        <source>Bring back what was removed</source>
        <translation>Entferntes zurückholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>It is tried again by itself.</source>
        <translation>Es wird von selbst wieder versucht.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Nothing is connected yet</source>
        <translation>Noch ist nichts verbunden</translation>
    </message>
    <message>
        <source>No connection of this profile has todos. Your administrator connects them, or you add one.</source>
        <translation>Keine Verbindung dieses Profils hat Aufgaben. Ihr Administrator richtet sie ein, oder Sie fügen eine hinzu.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No todo is like what you are looking for.</source>
        <translation>Keine Aufgabe ist so, wie Sie sie suchen.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>The todos cannot be reached</source>
        <translation>Die Aufgaben sind nicht erreichbar</translation>
    </message>
    <message>
        <source>What is wrong is said above.</source>
        <translation>Was nicht stimmt, steht darüber.</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles erledigt</translation>
    </message>
    <message>
        <source>There is nothing to do. Write what comes next into the field above.</source>
        <translation>Es gibt nichts zu tun. Schreiben Sie das Nächste in das Feld darüber.</translation>
    </message>
    <message numerus="yes">
        <source>That was a long text: its first %n lines are todos now.</source>
        <translation>
            <numerusform>Das war ein langer Text: seine erste Zeile ist jetzt eine Aufgabe.</numerusform>
            <numerusform>Das war ein langer Text: seine ersten %n Zeilen sind jetzt Aufgaben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Tick off</source>
        <translation>Abhaken</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>agent0::ToolsView</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Prompts</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>MCP connection</source>
        <translation>MCP-Verbindung</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Messages of the server</source>
        <translation>Meldungen des Servers</translation>
    </message>
    <message>
        <source>Go on in the browser</source>
        <translation>Im Browser weitermachen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>No MCP server is connected</source>
        <translation>Kein MCP-Server ist verbunden</translation>
    </message>
    <message>
        <source>Add a connection whose kind of API is mcp, under Connections: its tools, resources and prompts are then found here.</source>
        <translation>Fügen Sie unter Verbindungen eine hinzu, deren Art der API mcp ist: Ihre Werkzeuge, Ressourcen und Prompts stehen dann hier.</translation>
    </message>
    <message>
        <source>%1 %2 · MCP %3</source>
        <translation>%1 %2 · MCP %3</translation>
    </message>
    <message>
        <source>This server has no tools.</source>
        <translation>Dieser Server hat keine Werkzeuge.</translation>
    </message>
    <message>
        <source>This server has no resources.</source>
        <translation>Dieser Server hat keine Ressourcen.</translation>
    </message>
    <message>
        <source>This server has no prompts.</source>
        <translation>Dieser Server hat keine Prompts.</translation>
    </message>
    <message>
        <source>The server has said nothing.</source>
        <translation>Der Server hat nichts gesagt.</translation>
    </message>
</context>
<context>
    <name>agent0::Tray</name>
    <message>
        <source>Open Agent0</source>
        <translation>Agent0 öffnen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>agent0::desktop::Administration</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Flow inspector</source>
        <translation>Ablaufinspektor</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
</context>
<context>
    <name>agent0::desktop::Desktop</name>
    <message>
        <source>Import</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Import the profile in %1?</source>
        <translation>Das Profil in %1 übernehmen?</translation>
    </message>
    <message>
        <source>Agent0 keeps a copy and goes on with it.</source>
        <translation>Agent0 behält eine Kopie und arbeitet mit ihr weiter.</translation>
    </message>
</context>
<context>
    <name>agent0::desktop::Guidance</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
</TS>
