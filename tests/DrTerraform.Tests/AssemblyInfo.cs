// The jsii kernel is one process with one conversation: two threads corrupt it.
[assembly: NonParallelizable]

// A stand-in for a program is a shell script with the right to run.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
