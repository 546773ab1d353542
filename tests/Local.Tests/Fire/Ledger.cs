using System.Collections.Concurrent;

namespace DrTerraform.Local.Tests.Fire;

/// <summary>What clients sent and what they were told, to be held against the database afterwards.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, long> _sent = new();
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> _receipts = new();

    public int Acknowledged => _receipts.Count;

    public void Send(string key, long amountMinor) => _sent[key] = amountMinor;

    public void Acknowledge(string key, string receipt) => _receipts.GetOrAdd(key, _ => []).Add(receipt);

    /// <summary>Everything that is not as promised; empty when all is well.</summary>
    /// <param name="rows">Key and amount of every row in the database.</param>
    public IReadOnlyList<string> Problems(IReadOnlyList<(string Key, long AmountMinor)> rows)
    {
        var problems = new List<string>();
        var counts = rows.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => group.Count());
        problems.AddRange(_receipts.Keys.Where(key => !counts.ContainsKey(key)).Select(key => $"{key} was acknowledged and is lost"));
        problems.AddRange(counts.Where(count => count.Value > 1).Select(count => $"{count.Key} is there {count.Value} times"));
        problems.AddRange(_receipts.Where(told => told.Value.Distinct().Count() > 1).Select(told => $"{told.Key} got {told.Value.Distinct().Count()} different answers"));
        problems.AddRange(counts.Keys.Where(key => !_sent.ContainsKey(key)).Select(key => $"{key} is there and nobody sent it"));
        problems.AddRange(rows.Where(row => _sent.TryGetValue(row.Key, out var sent) && sent != row.AmountMinor).Select(row => $"{row.Key} has the amount {row.AmountMinor}"));
        problems.AddRange(_sent.Keys.Where(key => !_receipts.ContainsKey(key)).Select(key => $"{key} was never acknowledged"));
        return problems;
    }
}
