#!/bin/sh
# Builds the driver of an engine: build.sh chicory|endive VERSION FOLDER. FOLDER gets `lib` and `classes`.
set -e
cd "$(dirname "$0")"
mvn -q -B -P "$1" -D "engine.version=$2" -D "outputDirectory=$3/lib" dependency:copy-dependencies
mkdir -p "$3/sources" "$3/classes"
cp Driver.java Json.java "$1/Calls.java" "$3/sources"
[ "$1" = chicory ] || sed -i 's/com\.dylibso\.chicory/run.endive/' "$3"/sources/*.java
javac -nowarn -cp "$3/lib/*" -d "$3/classes" "$3"/sources/*.java
