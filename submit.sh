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
  [[ $link == /* || $script != */* ]] || link=${script%/*}/$link
  script=$link
done
[[ $script == */* ]] || script=./$script
home=$(cd "${script%/*}/" && pwd)
jar=$home/spark-job/target/escapement.jar
classpath=$home/spark-job/target/spark.classpath

# A release has its jar beside this script, and nothing to build one from.
released() {
  [[ -f $home/escapement.jar && ! -e $home/pom.xml ]]
}
! released || jar=$home/escapement.jar

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

# Jars that runs hold, archives of their classes, and the lock. A checkout that cannot be written has them in the directory for temporary files.
kept=$home/.jars
if [[ ! -d $kept ]] && ! mkdir -p "$kept" 2> /dev/null || [[ ! -w $kept ]]; then
  kept=${TMPDIR:-/tmp}/escapement-$UID
  mkdir -p -m 700 "$kept" 2> /dev/null && [[ -O $kept && ! -L $kept ]] || fail "cannot write $home/.jars, nor $kept: make one of them writable" 3
fi
# A process id means something on one machine, since it started, and in one container.
machine=${HOSTNAME:-localhost}
if [[ -r /proc/sys/kernel/random/boot_id ]]; then
  boot=$(< /proc/sys/kernel/random/boot_id)
  machine+=-${boot:0:8}
fi
if [[ -L /proc/self/ns/pid ]]; then
  namespace=$(readlink /proc/self/ns/pid)
  machine+=-${namespace//[^0-9]/}
fi
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
  if [[ -L $kept/holder && $(readlink "$kept/holder") == *."${own##*/}" ]]; then
    rm -f "$kept/holder"
    trap - EXIT
  else
    exec 8>&-
  fi
}

stale() {
  ! released || return 1
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
  say "building $jar, without its tests (once; the first build downloads Spark)"
  local log began
  log=$(mktemp)
  began=$(mktemp)
  # The first compiler alone: a short build takes less than half the processor time.
  if ! MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" \
    mvn -B -q -f "$home/pom.xml" -Dsubmit -Dmaven.test.skip=true package > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log" "$began"
    fail "the build failed, see above" 3
  fi
  # A source that is edited during the build is newer than the jar.
  touch -r "$began" "$jar"
  rm -f "$log" "$began"
}

# A run holds a jar that nothing writes to, whatever is built meanwhile: Spark and the JVM read it again and again. What was built
# has one copy, in a directory of its own together with archives of its classes, which are for that path alone; a run has a link
# to it, which takes no room and tells that it is held. The jars of Maven's repository are never written twice.
take_jar() {
  local found
  copy=
  for found in "$kept"/jar-*/escapement.jar; do
    [[ ! -r $found || $jar -nt $found || $jar -ot $found ]] || copy=$found
  done
  if [[ -z $copy ]]; then
    copy=$(mktemp -d "$kept/jar-XXXXXX")/escapement.jar || fail "cannot write $kept" 3
    cp -p "$jar" "$copy" || { rm -rf "${copy%/*}"; fail "cannot copy $jar to $kept" 3; }
    # So earlier versions called theirs.
    rm -f "$kept"/escapement.jar*
  fi
  [[ ! -e $own ]] || rm -rf "$own"
  mkdir "$own"
  taken=$copy
  if ! ln "$copy" "$own/escapement.jar" 2> /dev/null; then
    taken=$own/escapement.jar
    cp -p "$copy" "$taken"
  fi
}

# A link goes with its run; one that was submitted a day later, since a cluster may still ask for it; one of another machine,
# whose processes are not seen from here, after a month; a copy of an earlier build with its last link. Each user removes their own.
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
  for old in "$kept"/jar-*/; do
    [[ ! -O $old || $copy == "$old"* || -n $(find "$old/escapement.jar" -links +1 2> /dev/null) ]] || rm -rf "$old" 2> /dev/null || true
  done
}

lock
! stale || build
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

# A JDK's version and its modules: a JDK has a file that tells, and a JVM is asked where there is none, or where options might change
# what it says.
told=
if [[ -z ${ESCAPEMENT_JAVA_OPTIONS:-}${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-} ]]; then
  jdk=$(readlink -f "$(command -v "$java")" 2> /dev/null) || jdk=
  jdk=${jdk%/bin/java}
  [[ ! -r $jdk/lib/modules || ! -r $jdk/release ]] || told=$(< "$jdk/release")
fi
if [[ $told == *MODULES=* && $told =~ JAVA_VERSION=\"(([0-9]+)[^\"]*)\" ]]; then
  release=${BASH_REMATCH[1]}
  version=${BASH_REMATCH[2]}
else
  told=$("$java" ${ESCAPEMENT_JAVA_OPTIONS:-} --list-modules 2>&1) || fail "$java does not start: ${told%%$'\n'*}"
  [[ $told =~ java\.base@(([0-9]+)[^[:space:]]*) ]] || fail "$java is too old: install a JDK, 17 or later, or set JAVA_HOME"
  release=${BASH_REMATCH[1]}
  version=${BASH_REMATCH[2]}
fi
[[ $version -ge 17 ]] || fail "$java is too old: install a JDK, 17 or later, or set JAVA_HOME"
vectors=false
[[ $told != *jdk.incubator.vector* ]] || vectors=true

# Help and theory need no vectors, and the jar alone, but for the figures that theory draws.
help=false
theory=false
[[ ${arguments[0]:-} != theory ]] || theory=true
alone=$theory
for argument in ${arguments[@]+"${arguments[@]}"}; do
  case $argument in
    -h | --help | -V | --version) help=true ;;
    output=*) alone=false ;;
  esac
done
! $help || alone=true
if [[ -z $spark_submit ]] && { $theory || $alone; }; then
  vectors=false
fi
if released && [[ -z $spark_submit ]] && ! $alone; then
  fail "there is no Spark: set SPARK_HOME, or put spark-submit on the PATH (theory needs Java alone)"
fi
if $quiet && $vectors; then
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
entry=dev.escapement.spark.cli.Main
with_spark=(--enable-native-access=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED)
[[ $version -lt 23 ]] || with_spark+=(--sun-misc-unsafe-memory-access=allow)
# The Vector API makes runs several times faster and changes no bit of them; spark-submit 4 passes the flag by itself.
with_vectors=()
! $vectors || with_vectors=(--add-modules=jdk.incubator.vector)
# What takes a second or two begins with the first compiler alone.
soon=(-XX:TieredStopAtLevel=1 -XX:-UsePerfData)

# Most of what a JVM does first is in an archive of its classes, made once after a build by a command that uses them: one of what
# needs the jar alone, one of what needs Spark. Whatever becomes of an archive, the JVM runs without. Its name ends in its size,
# since a JVM aborts over a torn one; 0 is one that could not be made. Over wrong bytes it aborts, too, unless it checks the sums
# of the archive first, which takes it 0.03 s, or 0.1 s for that with Spark.
archive=${copy%/*}/spark-$release
! $alone || archive=${copy%/*}/alone-$release
unlogged=("-Xlog:cds*=off" "-Xlog:cds+dynamic*=off")
made_archive() {
  local found
  made=
  for found in "$archive".*.jsa; do
    [[ ! -e $found ]] || made=$found
  done
}

dump_classes() {
  nice "$java" "${unlogged[@]}" "${soon[@]}" -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=$making/classes" "$@" &
  dump=$!
  wait "$dump"
}

# In a directory of its own, out of which the archive is renamed when it is whole; the directory keeps a second start from making the
# same. One of ten minutes ago is that of a maker that was killed.
make_archive() {
  local code=0
  making=$archive.making
  [[ -z $(find "$making" -prune -mmin +10) ]] || rm -rf "$making"
  made_archive
  [[ -z $made ]] && mkdir "$making" || return 0
  dump=
  trap 'kill -9 $dump; rm -rf "$making"' EXIT
  trap 'exit' HUP TERM
  if $alone; then
    dump_classes -cp "$copy" $entry theory "$home/conf/clipped.conf" || code=$?
  else
    dump_classes "${with_spark[@]}" ${with_vectors[@]+"${with_vectors[@]}"} -cp "$copy:$(< "$classpath")" $entry \
      run "$home/conf/quick.conf" 'algorithms=[online]' 'dimensions=[16]' seeds=1 max-steps=10 "output=$making/run" --quiet || code=$?
  fi
  dump=
  if [[ $code == 0 && -s $making/classes ]]; then
    mv -f "$making/classes" "$archive.$(($(wc -c < "$making/classes"))).jsa"
  elif [[ $code -lt 128 ]]; then
    : > "$archive.0.jsa"
  fi
}

made_archive
if [[ -z $made && -r $home/conf/clipped.conf ]] && ! $help; then
  say "when this has ended, an archive of classes is made in the background (once), from which Java starts sooner"
  # Java holds the other end of this pipe as long as it runs.
  exec 9> >(
    exec > /dev/null 2>&1 3>&-
    trap - ERR
    set +e
    cat && make_archive < /dev/null
  )
fi

options=()
size=${made%.jsa}
size=${size##*.}
if [[ -f $made && -r $made && $size != 0 ]] && (($(wc -c < "$made") == size)); then
  options+=("${unlogged[@]}" -XX:+VerifySharedSpaces "-XX:SharedArchiveFile=$made")
fi
if $alone || $theory; then
  options+=("${soon[@]}")
elif [[ ${arguments[0]:-} == plan && -z ${ESCAPEMENT_JAVA_OPTIONS:-}${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-} ]]; then
  # It simulates nothing, and plans for a JVM that has its second compiler.
  options+=("${soon[@]}" -Descapement.plans=true)
fi
if [[ ${ESCAPEMENT_JAVA_OPTIONS:-} != *GC* ]] && { $alone || $theory || [[ ${arguments[0]:-} == plan ]]; }; then
  options+=(-XX:+UseSerialGC)
fi
if $alone; then
  taken=$copy
else
  options+=("${with_spark[@]}" ${with_vectors[@]+"${with_vectors[@]}"})
  taken+=:$(< "$classpath")
fi
exec "$java" "${options[@]}" ${ESCAPEMENT_JAVA_OPTIONS:-} -cp "$taken" $entry ${arguments[@]+"${arguments[@]}"}
