using System.Text.Json;

namespace DrTerraform.Cli.Deployment;

/// <summary>How far `terraform apply -json` (or destroy) is, by its own messages.</summary>
internal sealed record ApplyProgress(int Planned, int Done, int Errored)
{
    public static readonly ApplyProgress None = new(0, 0, 0);

    /// <inheritdoc/>
    public override string ToString() => $"{Done} of {Planned}{(Errored == 0 ? "" : $", {Errored} failed")}";

    /// <summary>The state after one more line; a line that is no message changes nothing.</summary>
    public ApplyProgress After(string line)
    {
        if (!line.StartsWith('{'))
        {
            return this;
        }

        try
        {
            var message = JsonElement.Parse(line);
            return (message.TryGetProperty("type", out var type) ? type.GetString() : null) switch
            {
                "change_summary" when message.GetProperty("changes") is var changes && changes.GetProperty("operation").GetString() == "plan" =>
                    this with { Planned = changes.GetProperty("add").GetInt32() + changes.GetProperty("change").GetInt32() + changes.GetProperty("remove").GetInt32() },
                // Data sources are read in the same way that resources are made.
                "apply_complete" when message.GetProperty("hook").GetProperty("action").GetString() != "read" => this with { Done = Done + 1 },
                "apply_errored" => this with { Errored = Errored + 1 },
                _ => this,
            };
        }
        catch (JsonException)
        {
            return this;
        }
    }
}
