using DrTerraform.Functions.RegionHealth;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>A part of a region that is as the test says.</summary>
internal sealed class Probe : IDatabaseProbe, ITableProbe
{
    public bool AcceptsWrites { get; set; } = true;

    public bool NeverAnswers { get; set; }

    public Exception? Failure { get; set; }

    public Task<bool> AcceptsWritesAsync(CancellationToken cancellation) =>
        NeverAnswers ? new TaskCompletionSource<bool>().Task
        : Failure is null ? Task.FromResult(AcceptsWrites)
        : Task.FromException<bool>(Failure);

    public Task AnswersAsync(CancellationToken cancellation) => AcceptsWritesAsync(cancellation);
}
