namespace DrTerraform.Cli.Deployment;

/// <summary>Few lines instead of many: one when a stack is planned, one for every quarter of it, one for every error.</summary>
internal sealed class ProgressLines(Action<string> line)
{
    private readonly Dictionary<string, ApplyProgress> _told = [];

    public void Report(string stack, ApplyProgress progress)
    {
        lock (_told)
        {
            var told = _told.GetValueOrDefault(stack, ApplyProgress.None);
            if (progress.Planned != told.Planned || progress.Errored != told.Errored || Quarter(progress) != Quarter(told))
            {
                _told[stack] = progress;
                line($"  {stack}: {progress}");
            }
        }
    }

    private static int Quarter(ApplyProgress progress) => progress.Planned == 0 ? 0 : 4 * progress.Done / progress.Planned;
}
