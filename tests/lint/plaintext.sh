#!/usr/bin/env bash
# Qt takes what looks like markup for markup: in a tool tip, a label, a message box, and a desktop in its notifications. What is not
# a literal of ours goes through plainTip or plainNotice; a label is a Label; a message box is told that its text is plain.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/files.sh"

folders=()
for folder in ui app/desktop; do
    if [ -d "$folder" ]; then folders+=("$folder"); fi
done
find_in() { # find_in PROGRAM: perl over each whole source, comments and all
    tree_files "${folders[@]}" | grep -E '\.(h|cpp)$' | tr '\n' '\0' | xargs -0 -r perl -0777 -ne '
        sub at { "$ARGV:" . (1 + (substr($_, 0, $_[0]) =~ tr/\n//)) . "\n" }
        '"$1"
}

literal='(?:(?:Words::)?tr\(\s*(?:"(?:[^"\\]|\\.)*"\s*)+\)|QString\(\))'
tips=$(find_in 'while (/(?:->|\.|\b)set(?:ToolTip|StatusTip|WhatsThis)\s*\(\s*+(?!plain(?:Tip|Notice)\(|'"$literal"'\s*\))/g) { print at($-[0]) }')
roles=$(find_in 'while (/Qt::(?:ToolTip|StatusTip|WhatsThis)Role(?:\)\s*|\s*:\s*)return\s++(?!plainTip\()/g) { print at($-[0]) }')
notices=$(find_in 'while (/showMessage\s*\(\s*+(?!plainNotice\([^()]*\),\s*plainNotice\()/g) { print at($-[0]) }')
labels=$(find_in 'while (/new QLabel\b|\bQLabel\s+\w+\s*[;({]|\bQMessageBox::(?:about|critical|information|question|warning)\s*\(|\bQErrorMessage\b/g) { print at($-[0]) }')
boxes=$(find_in 'while (/new\s+QMessageBox\s*\((?:(?!\n}).)*/gs) { my ($from, $rest) = ($-[0], $&); print at($from) unless $rest =~ /->setTextFormat\(Qt::PlainText\)/ }
    while (/set(?:Informative|Detailed)Text\s*\(\s*+(?!'"$literal"'\s*\))/g) { print at($-[0]) }')

failed=0
expect_nothing "a tip that is neither a literal nor made plain" "$tips$roles" || failed=1
expect_nothing "a notification that is not made plain" "$notices" || failed=1
expect_nothing "a label or box that takes markup: use Label, or a QMessageBox with setTextFormat" "$labels" || failed=1
expect_nothing "a message box with text that may be markup" "$boxes" || failed=1
exit "$failed"
