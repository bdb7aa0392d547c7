<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CheckText</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blocked by an administrator</source>
        <translation>
            <numerusform>%n blocked by an administrator</numerusform>
            <numerusform>%n blocked by an administrator</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to be looked at</source>
        <translation>
            <numerusform>%n to be looked at</numerusform>
            <numerusform>%n to be looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passed</source>
        <translation>
            <numerusform>%n passed</numerusform>
            <numerusform>%n passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ID-JAG(s) spent</source>
        <translation>
            <numerusform>%n ID-JAG spent</numerusform>
            <numerusform>%n ID-JAGs spent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JsonCell</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RelativeTime</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n days ago</numerusform>
            <numerusform>%n days ago</numerusform>
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
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n days</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n days</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultParts</name>
    <message numerus="yes">
        <source>%1, %n bytes</source>
        <translation>
            <numerusform>%1, %n byte</numerusform>
            <numerusform>%1, %n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::ActivityView</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n record(s)</source>
        <translation>
            <numerusform>%1 of %n record</numerusform>
            <numerusform>%1 of %n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) exported.</source>
        <translation>
            <numerusform>%n record exported.</numerusform>
            <numerusform>%n records exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s): as they were written.</source>
        <translation>
            <numerusform>%n record: as it was written.</numerusform>
            <numerusform>%n records: as they were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionDetailsPane</name>
    <message numerus="yes">
        <source>%1: %n ID-JAG(s)</source>
        <translation>
            <numerusform>%1: %n ID-JAG</numerusform>
            <numerusform>%1: %n ID-JAGs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionsDesk</name>
    <message numerus="yes">
        <source>%n connection(s) enabled.</source>
        <translation>
            <numerusform>%n connection enabled.</numerusform>
            <numerusform>%n connections enabled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) disabled.</source>
        <translation>
            <numerusform>%n connection disabled.</numerusform>
            <numerusform>%n connections disabled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::ConnectionsView</name>
    <message numerus="yes">
        <source>%n connection(s) stay as your organisation has set them.</source>
        <translation>
            <numerusform>%n connection stays as your organisation has set it.</numerusform>
            <numerusform>%n connections stay as your organisation has set them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported.</source>
        <translation>
            <numerusform>%n connection exported.</numerusform>
            <numerusform>%n connections exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connection(s)</source>
        <translation>
            <numerusform>%1 of %n connection</numerusform>
            <numerusform>%1 of %n connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n connected</numerusform>
            <numerusform>%n connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::FlowListModel</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::TodoModel</name>
    <message numerus="yes">
        <source>%n todos removed.</source>
        <translation>
            <numerusform>%n todos removed.</numerusform>
            <numerusform>%n todos removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>agent0::TodosView</name>
    <message numerus="yes">
        <source>That was a long text: its first %n lines are todos now.</source>
        <translation>
            <numerusform>That was a long text: its first line is a todo now.</numerusform>
            <numerusform>That was a long text: its first %n lines are todos now.</numerusform>
        </translation>
    </message>
</context>
</TS>
