# Sourced by ./mvnw: the console is built with Node.js of 20.19 or later, and left out where there is none.

rollcall_has_node() {
  command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || return 1
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

if [ -z "${QUARKUS_QUINOA-}" ] && ! rollcall_has_node; then
  echo "Node.js of 20.19 or later is not here: Rollcall is built without its console, and the console's tests are left out." >&2
  QUARKUS_QUINOA=false
  export QUARKUS_QUINOA
fi
