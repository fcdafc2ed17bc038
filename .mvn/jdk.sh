# Sourced by ./mvnw and ./rollcall: puts a JDK of 21 or later into JAVA_HOME, or says in one sentence what is missing.

rollcall_java_major() {
  # "21.0.4" gives 21, the old "1.8.0" gives 1; nothing when there is no working java there.
  "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

rollcall_is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  rollcall_major="$(rollcall_java_major "$1")"
  [ -n "$rollcall_major" ] && [ "$rollcall_major" -ge 21 ]
}

rollcall_find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && rollcall_is_jdk "$JAVA_HOME"; then
    return 0
  fi
  if command -v javac >/dev/null 2>&1; then
    rollcall_path_java="$(command -v javac)"
    while [ -L "$rollcall_path_java" ]; do
      rollcall_link="$(readlink "$rollcall_path_java")"
      case "$rollcall_link" in
        /*) rollcall_path_java="$rollcall_link" ;;
        *) rollcall_path_java="$(dirname "$rollcall_path_java")/$rollcall_link" ;;
      esac
    done
    rollcall_path_home="$(cd "$(dirname "$rollcall_path_java")/.." && pwd)"
    if rollcall_is_jdk "$rollcall_path_home"; then
      JAVA_HOME="$rollcall_path_home"
      export JAVA_HOME
      return 0
    fi
  fi
  for rollcall_candidate in \
    /usr/lib/jvm/* \
    /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if rollcall_is_jdk "$rollcall_candidate"; then
      JAVA_HOME="$rollcall_candidate"
      export JAVA_HOME
      return 0
    fi
  done
  echo "Rollcall needs a JDK of version 21 or later and found none: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it." >&2
  return 1
}

rollcall_find_jdk
