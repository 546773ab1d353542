// A life is mostly waiting for AWS's provider, so two are led at once; more would only wait for the processors.
[assembly: LevelOfParallelism(2)]
