#!/usr/bin/env bash
# The checks on a tree with one fault for each of them, and on one without.
set -euo pipefail
checks=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

good_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/core/{base,http,sandbox} "$tree"/ui/{models,views} "$tree"/app/ctl
    printf 'agent0_module(base USES Qt6::Core)\n' >"$tree/core/base/CMakeLists.txt"
    printf 'agent0_module(http USES Agent0::base)\n' >"$tree/core/http/CMakeLists.txt"
    printf 'agent0_module(sandbox USES Agent0::base)\n' >"$tree/core/sandbox/CMakeLists.txt"
    printf 'agent0_module(ui_models USES Agent0::base)\n' >"$tree/ui/models/CMakeLists.txt"
    printf 'agent0_module(ui_views USES Agent0::ui_models)\n' >"$tree/ui/views/CMakeLists.txt"
    printf '#include "models/b.h"\n#include <QWidget>\nauto t = [] { a->setToolTip(tr("Say (now)")); a->setToolTip(plainTip(b)); };\n' >"$tree/ui/views/a.cpp"
    printf '#include "base/task.h"\nauto f = [](int n) -> Task<int> { co_return n; };\n' >"$tree/core/http/a.cpp"
    printf 'auto g = [this] -> Task<> { return h({1, 2}); };\n' >"$tree/core/http/b.cpp"
    printf '{\n    "node_modules/a": {\n      "integrity": "sha512-x"\n' >"$tree/package-lock.json"
    printf 'The Todo0 API.\n\n| used | for |\n|---|---|\n| OpenSSL | signatures |\n\n' >"$tree/README.md"
    mkdir -p "$tree/packaging/dev"
    printf 'packages_to_build=(libssl-dev)\n' >"$tree/packaging/dev/setup.sh"
    printf 'linked | OpenSSL | libssl-dev | libssl\\.so | Apache-2.0 | OpenSSL: signatures\n' >"$tree/packaging/dependencies.txt"
    printf 'find_package(OpenSSL 3.0 REQUIRED)\n' >"$tree/CMakeLists.txt"
    mkdir -p "$tree/tests/flow/hardening"
    printf 'auto kept = writePrivateFile(path, bytes); auto r = co_await m_ports.secrets.read(name);\n' >"$tree/core/base/kept.cpp"
    printf 'core/base/kept.cpp | 2 | FullTest::saysSo\n' >"$tree/tests/flow/hardening/points.txt"
    printf 'class FullTest : public QObject {\n    void saysSo() { }\n};\n' >"$tree/tests/flow/hardening/full.cpp"
}

# One sentence in the window, and a translation of that and of nothing else.
translated_tree() { # translated_tree SENTENCE TRANSLATION
    good_tree
    mkdir -p "$tree"/app/desktop "$tree"/resources/translations
    printf '#include <QObject>\nauto t = QObject::tr("Say (now)");\n' >"$tree/ui/views/a.cpp"
    for language in ar de; do
        printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="%s"><context><name>QObject</name><message><source>%s</source>%s</message></context></TS>\n' \
            "$language" "$1" "$2" >"$tree/resources/translations/agent0_$language.ts"
    done
    printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="en"/>\n' >"$tree/resources/translations/agent0_en.ts"
}

expect() { # expect pass|fail CHECK WHAT
    local result=pass
    (cd "$tree" && bash "$checks/$2.sh" >"$tree.out" 2>&1) || result=fail
    if [ "$result" != "$1" ]; then
        echo "lint.$2 should $1: $3"
        cat "$tree.out"
        failed=1
    fi
    rm -f "$tree.out"
}

expect_found() { # expect_found CHECK FILE TEXT
    good_tree
    printf '%b' "$3" >"$tree/$2"
    expect fail "$1" "$3"
}

good_tree
for check in coroutines dependencies faultpoints layering lockfile plaintext scripts words; do expect pass "$check" "a good tree"; done
expect_found coroutines core/http/a.cpp 'auto f = [n]() -> Task<int> {\n  if (n) { g(); }\n  co_return n;\n};\n'
expect_found coroutines core/http/a.cpp 'x([=, &b](int c) mutable -> agent0::Task<> { co_await b; });\n'
expect_found dependencies CMakeLists.txt 'find_package(OpenSSL)\nfind_package(Boost)\n'
expect_found dependencies CMakeLists.txt 'project(x)\n'
expect_found dependencies packaging/dev/setup.sh 'packages_to_build=(libssl-dev cowsay)\n'
expect_found dependencies package.json '{\n  "dependencies": {\n    "left-pad": "1.3.0"\n  }\n}\n'
expect_found dependencies README.md 'No table.\n'
expect_found faultpoints core/http/b.cpp 'QFile::remove(path);\n'
expect_found faultpoints core/base/kept.cpp 'writePrivateFile(path, bytes);\n'
expect_found faultpoints tests/flow/hardening/points.txt '\n'
expect_found faultpoints tests/flow/hardening/full.cpp 'class FullTest : public QObject {\n};\n'
expect_found layering core/base/a.cpp '#include "http/httpclient.h"\n'
expect_found layering core/base/CMakeLists.txt 'agent0_module(base USES Agent0::http)\n'
expect_found layering core/sandbox/CMakeLists.txt 'agent0_module(sandbox USES Agent0::http)\n'
expect_found layering core/base/CMakeLists.txt 'agent0_module(base USES Agent0::ui_models)\n'
expect_found layering ui/models/a.cpp '#include "http/httpclient.h"\n'
expect_found layering ui/models/a.cpp '#include <QWidget>\n'
expect_found layering core/http/a.cpp '#include <QtWidgets/QWidget>\n'
expect_found layering app/ctl/a.cpp '#include <QDesktopServices>\n'
expect_found lockfile package-lock.json '{\n    "node_modules/a": {\n      "resolved": "x", "integrity": "sha512-x"\n'
expect_found lockfile package-lock.json '{\n    "node_modules/a": {\n'
expect_found plaintext ui/views/a.cpp 'x->setToolTip(name);\n'
expect_found plaintext ui/views/a.cpp 'x->setToolTip(tr("Of %1").arg(name));\n'
expect_found plaintext ui/views/a.cpp 'setWhatsThis(\n    server.words);\n'
expect_found plaintext ui/models/a.cpp 'case Qt::ToolTipRole: return words;\n'
expect_found plaintext ui/models/a.cpp 'if (role == Qt::StatusTipRole)\n    return words;\n'
expect_found plaintext ui/views/a.cpp 'icon.showMessage(title, plainNotice(text));\n'
expect_found plaintext ui/views/a.cpp 'auto *label = new QLabel(name, this);\n'
expect_found plaintext ui/views/a.cpp 'QMessageBox::warning(this, title, name);\n'
expect_found plaintext ui/views/a.cpp 'void f()\n{\n    auto *box = new QMessageBox(a, b, name);\n    box->open();\n}\n'
expect_found plaintext ui/views/a.cpp 'box->setInformativeText(tr("%1").arg(name));\n'
expect_found scripts x.sh 'if true; then\n'
translated_tree "Say (now)" "<translation>Sag es</translation>"
expect pass translations "everything is translated"
translated_tree "Say (now)" '<translation type="unfinished"></translation>'
expect fail translations "not translated"
translated_tree "Say (then)" "<translation>Sag es</translation>"
expect fail translations "another sentence is translated"
expect_found words README.md '// TO''DO later\n'
expect_found words README.md 'QSKI''P("no")\n'
expect_found words README.md 'cd /wor''k/main\n'
expect_found words README.md 'deb http://deb.debia''n.org/debian\n'
exit "$failed"
