#!/usr/bin/env bash
# Tasks: build, demo, test [--full], golden, traceability, bench, package. The logic is in build/RadOps.Build.
exec dotnet run --project "$(dirname "$0")/build/RadOps.Build" -v quiet -- "$@"
