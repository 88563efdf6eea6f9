# Tasks: build, demo, test [--full], golden, traceability, bench, package. The logic is in build/RadOps.Build.
dotnet run --project "$PSScriptRoot/build/RadOps.Build" -v quiet -- @args
exit $LASTEXITCODE
