#!/usr/bin/env bash
# Builds the image and runs its checks where there is no Docker engine: buildah in a chroot, on a
# base made of Debian's packages and a JDK 25 of this machine. Needs root, debootstrap and buildah.
# Usage: docs/check-image.sh JDK_25_HOME [PORT]
set -euo pipefail
cd "$(dirname "$0")/.."
jdk=${1:?usage: docs/check-image.sh JDK_25_HOME [PORT]}
port=${2:-18080}
work=$(mktemp -d)
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
b() { buildah --root "$work/storage" --runroot "$work/run" "$@"; }
trap 'b rm --all > /dev/null; rm -rf "$work"' EXIT

# The base has no fonts: the image has to bring them for the plots.
debootstrap --variant=minbase --include=ca-certificates,wget trixie "$work/base" > /dev/null
cp -a /usr/local/share/ca-certificates "$work/base/usr/local/share/"
chroot "$work/base" update-ca-certificates > /dev/null
mkdir -p "$work/base/opt/java"
cp -aL "$jdk" "$work/base/opt/java/openjdk"
base=$(b from scratch)
b copy -q "$base" "$work/base" / > /dev/null
b config --env JAVA_HOME=/opt/java/openjdk --env PATH=/opt/java/openjdk/bin:/usr/bin:/usr/sbin "$base"
b commit -q --rm "$base" localhost/jdk25 > /dev/null

b build --format docker -t plateau \
  --build-arg BUILD_IMAGE=localhost/jdk25 --build-arg RUN_IMAGE=localhost/jdk25 .

container=$(b from --pull-never plateau)
health=$(b inspect --type image --format '{{index .Docker.Config.Healthcheck.Test 3}}' plateau)
plot="exec 3<>/dev/tcp/127.0.0.1/$port &&
  printf 'GET /v1/jobs/01900000-0000-7000-8000-000000000000/losses HTTP/1.0\r\nAccept: image/png\r\n\r\n' >&3 &&
  read -r status <&3 && [[ \$status == *' 200'* ]]"
plain="--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"
for options in "" "$plain" "" "$plain"; do
  echo "--- ${options:-as built, with the AOT cache}"
  b run --user 10001 --env SERVER_PORT="$port" --env PLATEAU_SECURITY_MODE=open ${options:+--env JDK_JAVA_OPTIONS="$options"} \
    "$container" -- java -jar plateau.jar > "$work/log" 2>&1 &
  until b run --env SERVER_PORT="$port" "$container" -- bash -c "$health" 2> /dev/null; do
    kill -0 $! || { cat "$work/log"; exit 1; }
  done
  echo "healthy; $(grep -o 'Started PlateauApplication.*' "$work/log")"
  b run "$container" -- bash -c "$plot" && echo "plots the founding run"
  pkill -TERM -u 10001 -x java
  wait $! && status=0 || status=$?
  echo "exit status after SIGTERM: $status"
done
