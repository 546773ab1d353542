using Spectre.Console;

namespace DrTerraform.Cli.Deployment;

/// <summary>Shows how far the stacks are: bars where somebody watches, and a line for every quarter where nobody does (CI).</summary>
internal sealed class DeploymentView(Session session)
{
    /// <summary>Runs work that reports how far each stack is, and lines for a log.</summary>
    public async Task<T> ShowAsync<T>(Func<Action<string, ApplyProgress>, Action<string>, Task<T>> work)
    {
        if (!session.Console.Profile.Capabilities.Interactive)
        {
            var lines = new ProgressLines(session.Console.WriteLine);
            return await work(lines.Report, session.Console.WriteLine);
        }

        return await session.Console.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context => work(new ProgressBars(context).Report, _ => { }));
    }

    private sealed class ProgressBars(ProgressContext context)
    {
        private readonly Dictionary<string, ProgressTask> _bars = [];

        public void Report(string stack, ApplyProgress progress)
        {
            lock (_bars)
            {
                if (!_bars.TryGetValue(stack, out var bar))
                {
                    _bars[stack] = bar = context.AddTask(stack);
                }

                bar.MaxValue = Math.Max(progress.Planned, 1);
                bar.Value = progress.Planned == 0 ? 1 : progress.Done + progress.Errored;
                bar.Description = Markup.Escape($"{stack} {progress}");
            }
        }
    }
}
