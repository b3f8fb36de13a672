#!/usr/bin/env bash
# Runs Escapement: ./submit.sh COMMAND CONFIG [key=value ...] [options] [-- spark-submit options]
#
# Builds the jar when it is missing or older than its sources. Where Spark is installed (SPARK_HOME is set, or spark-submit
# is on the PATH), hands the jar to spark-submit with what follows "--"; otherwise runs an embedded local Spark from the jars
# that Maven resolved for the build.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$home/spark-job/target/escapement.jar
classpath=$home/spark-job/target/spark.classpath

fail() {
  echo "escapement: $1" >&2
  exit "${2:-2}"
}

build_if_stale() {
  if [[ -f $jar && -f $classpath ]]; then
    local newer
    newer=$(find "$home/pom.xml" "$home"/core/{pom.xml,src/main} "$home"/spark-job/{pom.xml,src/main} \
      -newer "$jar" -print -quit)
    [[ -z $newer ]] && return
  fi
  command -v mvn > /dev/null || fail "the jar has to be built first, and there is no mvn on the PATH: install Maven 3.8 or later"
  echo "escapement: building $jar (once; the first build downloads Spark)" >&2
  local log
  log=$(mktemp)
  if ! mvn -B -q -f "$home/pom.xml" -DskipTests package > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "the build failed, see above" 3
  fi
  rm -f "$log"
}

arguments=()
spark_options=()
separated=false
for argument in "$@"; do
  if $separated; then
    spark_options+=("$argument")
  elif [[ $argument == -- ]]; then
    separated=true
  else
    arguments+=("$argument")
  fi
done

spark_submit=
if [[ -n ${SPARK_HOME:-} ]]; then
  spark_submit=$SPARK_HOME/bin/spark-submit
  [[ -x $spark_submit ]] || fail "SPARK_HOME is $SPARK_HOME, but there is no bin/spark-submit in it"
else
  spark_submit=$(command -v spark-submit || true)
fi
if $separated && [[ -z $spark_submit ]]; then
  fail "what follows -- is for spark-submit, and there is none: set SPARK_HOME, or leave it out to run an embedded Spark"
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v "$java" > /dev/null || fail "there is no java: install a JDK, 17 or later, or set JAVA_HOME"

build_if_stale

if [[ -n $spark_submit ]]; then
  exec "$spark_submit" ${spark_options[@]+"${spark_options[@]}"} "$jar" ${arguments[@]+"${arguments[@]}"}
fi
export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1}
# The Vector API makes runs several times faster and changes no bit of them; spark-submit 4 passes the flag by itself.
vectors=
"$java" --list-modules 2> /dev/null | grep -q '^jdk.incubator.vector' && vectors="--add-modules jdk.incubator.vector"
exec "$java" $vectors ${ESCAPEMENT_JAVA_OPTIONS:-} -cp "$jar:$(< "$classpath")" dev.escapement.spark.cli.Main ${arguments[@]+"${arguments[@]}"}
