#!/usr/bin/env bash
# Runs Escapement: ./submit.sh COMMAND CONFIG [key=value ...] [options] [-- spark-submit options]
#
# Builds the jar when it is missing or older than its sources. Where Spark is installed (SPARK_HOME is set, or spark-submit
# is on the PATH), hands the jar to spark-submit with what follows "--"; otherwise runs an embedded local Spark from the jars
# that Maven resolved for the build.
set -Eeuo pipefail
trap 'exit 3' ERR
unset CDPATH

script=${BASH_SOURCE[0]}
while [[ -L $script ]]; do
  link=$(readlink "$script")
  [[ $link == /* ]] || link=$(dirname "$script")/$link
  script=$link
done
home=$(cd "$(dirname "$script")" && pwd)
jar=$home/spark-job/target/escapement.jar
classpath=$home/spark-job/target/spark.classpath

fail() {
  echo "escapement: $1" >&2
  exit "${2:-2}"
}

arguments=()
spark_options=()
separated=false
quiet=false
for argument in "$@"; do
  if $separated; then
    spark_options+=("$argument")
  elif [[ $argument == -- ]]; then
    separated=true
  else
    [[ $argument != --quiet && $argument != --json ]] || quiet=true
    arguments+=("$argument")
  fi
done

say() {
  $quiet || echo "escapement: $1" >&2
}

spark_submit=
if [[ -n ${SPARK_HOME:-} ]]; then
  spark_submit=$SPARK_HOME/bin/spark-submit
  [[ -x $spark_submit ]] || fail "SPARK_HOME is $SPARK_HOME, but there is no bin/spark-submit in it"
else
  spark_submit=$(command -v spark-submit || true)
fi
if $separated && [[ -z $spark_submit ]]; then
  fail "options after -- are for spark-submit, and there is none: set SPARK_HOME, or leave them out to run an embedded Spark"
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null || fail "there is no java: install a JDK, 17 or later, or set JAVA_HOME"

# Jars that runs hold, and the lock. A checkout that cannot be written has them in the directory for temporary files.
kept=$home/.jars
if ! mkdir -p "$kept" 2> /dev/null || [[ ! -w $kept ]]; then
  kept=${TMPDIR:-/tmp}/escapement-$UID
  mkdir -p -m 700 "$kept" 2> /dev/null && [[ -O $kept && ! -L $kept ]] || fail "cannot write $home/.jars, nor $kept: make one of them writable" 3
fi
# A process id means something on one machine, since it started, and in one container.
machine=${HOSTNAME:-localhost}
[[ ! -r /proc/sys/kernel/random/boot_id ]] || machine+=-$(cut -c 1-8 /proc/sys/kernel/random/boot_id)
[[ ! -L /proc/self/ns/pid ]] || machine+=-$(readlink /proc/self/ns/pid | tr -cd 0-9)
own=$kept/${spark_submit:+submitted-}$machine.$$

# Whether a process of this machine still lives; what another machine's does is unknown.
lives() {
  kill -0 "${1##*.}" 2> /dev/null || [[ -d /proc/${1##*.} ]]
}

waiting=false
say_waiting() {
  $waiting || say "another ./submit.sh is building the jar; waiting for it"
  waiting=true
}

# One start at a time looks at the jar, builds it, takes it. The lock ends with its holder: flock's by itself; where there is
# no flock it is a link that names its holder, and of all that find the holder dead, one may remove it, and another a minute
# later.
lock() {
  local code=0 me holder dead
  exec 8> "$kept/lock"
  flock -n 8 2> /dev/null || code=$?
  if [[ $code == 1 ]]; then
    say_waiting
    flock 8 && code=0
  fi
  [[ $code != 0 ]] || return 0
  exec 8>&-
  me=$RANDOM$RANDOM.${own##*/}
  until ln -s "$me" "$kept/holder" 2> /dev/null; do
    [[ -w $kept ]] || fail "cannot write $kept" 3
    holder=$(readlink "$kept/holder") || continue
    dead=$kept/dead.$holder
    while [[ -n $(find "$dead" -prune -mmin +1 2> /dev/null) ]]; do dead+=+; done
    if [[ $holder == *."$machine".* ]] && ! lives "$holder" && mkdir "$dead" 2> /dev/null; then
      # It may have been another's by then.
      [[ $(readlink "$kept/holder") != "$holder" ]] || rm -f "$kept/holder"
    else
      say_waiting
      sleep 1
    fi
  done
  trap 'rm -f "$kept/holder"' EXIT
}

unlock() {
  if [[ $(readlink "$kept/holder") == *."${own##*/}" ]]; then
    rm -f "$kept/holder"
    trap - EXIT
  else
    exec 8>&-
  fi
}

stale() {
  [[ -f $jar && -s $classpath ]] || return 0
  local newer entries entry
  newer=$(find "$home/pom.xml" "$home"/core/{pom.xml,src/main} "$home"/spark-job/{pom.xml,src/main} \
    -newer "$jar" -print -quit)
  [[ -z $newer ]] || return 0
  IFS=: read -ra entries < "$classpath" || true
  for entry in "${entries[@]}"; do
    [[ -e $entry ]] || return 0
  done
  return 1
}

build() {
  command -v mvn > /dev/null || fail "the jar has to be built first, and there is no mvn on the PATH: install Maven 3.8 or later"
  say "building $jar (once; the first build downloads Spark)"
  local log began
  log=$(mktemp)
  began=$(mktemp)
  if ! mvn -B -q -f "$home/pom.xml" -DskipTests package > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log" "$began"
    fail "the build failed, see above" 3
  fi
  # A source that is edited during the build is newer than the jar.
  touch -r "$began" "$jar"
  rm -f "$log" "$began"
}

# A run holds a jar that nothing writes to, whatever is built meanwhile: Spark and the JVM read it again and again. Links to
# one copy take no room. The jars of Maven's repository are never written twice.
take_jar() {
  local copy=$kept/escapement.jar
  if [[ ! -f $copy || $jar -nt $copy || $jar -ot $copy ]]; then
    rm -f "$copy".*
    cp -p "$jar" "$copy.$$" || { rm -f "$copy.$$"; fail "cannot copy $jar to $kept" 3; }
    mv -f "$copy.$$" "$copy"
  fi
  rm -rf "$own"
  mkdir "$own"
  ln "$copy" "$own/escapement.jar" 2> /dev/null || cp -p "$copy" "$own/escapement.jar"
  embedded=$own/escapement.jar:$(< "$classpath")
}

# A jar goes with its run; one that was submitted a day later, since a cluster may still ask for it; one of another machine,
# whose processes are not seen from here, after a month. Each user removes their own.
remove_old() {
  local old
  for old in "$kept"/*.*/; do
    [[ -O $old ]] || continue
    if [[ $old != *"$machine".* ]]; then
      [[ -n $(find "$old" -prune -mtime +30) ]] || continue
    elif lives "${old%/}" || { [[ $old == */submitted-* ]] && [[ -z $(find "$old" -prune -mtime +0) ]]; }; then
      continue
    fi
    rm -rf "$old" 2> /dev/null || true
  done
}

lock
built=false
if stale; then
  build
  built=true
fi
take_jar
remove_old
unlock

# Java takes its file names' encoding from the locale, and has ? for every letter that ASCII lacks.
case $(locale charmap 2> /dev/null || true) in
  ANSI_X3.4-1968 | US-ASCII)
    unicode=$(locale -a 2> /dev/null | grep -i -m 1 -E '^(C|en_US)\.utf-?8$' || true)
    [[ -z $unicode ]] || export LC_ALL=$unicode
    ;;
esac

modules=$("$java" ${ESCAPEMENT_JAVA_OPTIONS:-} --list-modules 2>&1) || fail "$java does not start: ${modules%%$'\n'*}"
[[ $modules =~ java\.base@(([0-9]+)[^[:space:]]*) && ${BASH_REMATCH[2]} -ge 17 ]] || fail "$java is too old: install a JDK, 17 or later, or set JAVA_HOME"
release=${BASH_REMATCH[1]}
version=${BASH_REMATCH[2]}
theory=false
[[ -n $spark_submit || ${arguments[0]:-} != theory ]] || theory=true
if $quiet && ! $theory && [[ $modules == *jdk.incubator.vector* ]]; then
  # The JVM says that it uses an incubating module, and has no flag not to. Main writes to descriptor 3.
  export ESCAPEMENT_STDERR=3
  exec 3>&2 2> >(
    trap '' HUP INT TERM
    while IFS= read -r line || [[ -n $line ]]; do
      [[ $line == "WARNING: Using incubator modules: jdk.incubator.vector" ]] || printf '%s\n' "$line" >&3
    done
  )
fi

if [[ -n $spark_submit ]]; then
  $separated && arguments+=(-- ${spark_options[@]+"${spark_options[@]}"})
  exec "$spark_submit" ${spark_options[@]+"${spark_options[@]}"} "$own/escapement.jar" ${arguments[@]+"${arguments[@]}"}
fi
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
options=(--enable-native-access=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED)
[[ $version -lt 23 ]] || options+=(--sun-misc-unsafe-memory-access=allow)
# Theory takes a second or two: what starts soonest is best, and most of what a JVM does first is in an archive of its classes,
# made after a build. That sees again the one copy of the jar, which a JVM opens once. Whatever becomes of an archive, theory runs
# without.
archive=$kept/escapement.jar.$release.jsa
soon=(-XX:TieredStopAtLevel=1 "-Xlog:cds*=off")
[[ ${ESCAPEMENT_JAVA_OPTIONS:-} == *GC* ]] || soon+=(-XX:+UseSerialGC)
copied=$kept/escapement.jar:$(< "$classpath")
if { $theory || $built; } && [[ ! -e $archive && -r $home/conf/clipped.conf ]]; then
  "$java" "${options[@]}" "${soon[@]}" "-XX:ArchiveClassesAtExit=$archive.$$" -cp "$copied" dev.escapement.spark.cli.Main \
    theory "$home/conf/clipped.conf" > /dev/null 2>&1 < /dev/null || : > "$archive.$$"
  mv -f "$archive.$$" "$archive" 2> /dev/null || true
fi
if $theory; then
  embedded=$copied
  options+=("${soon[@]}" "-XX:SharedArchiveFile=$archive")
elif [[ $modules == *jdk.incubator.vector* ]]; then
  # The Vector API makes runs several times faster and changes no bit of them; spark-submit 4 passes the flag by itself.
  options+=(--add-modules=jdk.incubator.vector)
fi
exec "$java" "${options[@]}" ${ESCAPEMENT_JAVA_OPTIONS:-} -cp "$embedded" dev.escapement.spark.cli.Main \
  ${arguments[@]+"${arguments[@]}"}
