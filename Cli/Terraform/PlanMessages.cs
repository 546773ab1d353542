using System.Text.Json;

namespace DrTerraform.Cli.Terraform;

/// <summary>The messages of `terraform plan -json`, apply and destroy, one JSON object a line.</summary>
internal sealed record PlanMessages(ChangeCounts? Changes, IReadOnlyList<TerraformDiagnostic> Diagnostics, IReadOnlyList<string> Lines)
{
    /// <summary>The outputs, as the last message about them has them; null when there was none.</summary>
    public JsonElement? Outputs { get; private init; }

    public static PlanMessages Parse(string output)
    {
        ChangeCounts? changes = null;
        JsonElement? outputs = null;
        var diagnostics = new List<TerraformDiagnostic>();
        var lines = new List<string>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A crash of Terraform or of a provider breaks the format in the middle; its words are for the log.
            if (!TryParse(line, out var message))
            {
                lines.Add(line);
                continue;
            }

            switch (message.GetProperty("type").GetString())
            {
                case "change_summary":
                    changes = Counts(message.GetProperty("changes"));
                    break;
                case "outputs":
                    outputs = message.GetProperty("outputs");
                    break;
                case "diagnostic":
                    diagnostics.Add(TerraformDiagnostic.Of(message.GetProperty("diagnostic")));
                    lines.Add(diagnostics[^1].ToString());
                    continue;
            }

            lines.Add(message.GetProperty("@message").GetString() ?? "");
        }

        return new PlanMessages(changes, diagnostics, lines) { Outputs = outputs };
    }

    private static ChangeCounts Counts(JsonElement changes) =>
        new(changes.GetProperty("add").GetInt32(), changes.GetProperty("change").GetInt32(), changes.GetProperty("remove").GetInt32());

    private static bool TryParse(string line, out JsonElement message)
    {
        try
        {
            message = JsonElement.Parse(line);
            return message.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            message = default;
            return false;
        }
    }
}
