// The jsii kernel is one process with one conversation: two threads corrupt it.
[assembly: NonParallelizable]
