using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>Writes what is inside a block, in the order people are used to: attributes, then nested blocks, then what is for Terraform itself.</summary>
/// <param name="writer">Where to.</param>
/// <param name="address">What is being written, for errors.</param>
internal sealed class BlockBody(HclWriter writer, string address)
{
    private const string Comment = "//";

    private static readonly string[] LeadingMeta = ["provider", "alias", "count", "for_each"];
    private static readonly string[] References = ["provider", "depends_on", "ignore_changes", "replace_triggered_by"];
    private static readonly string[] TrailingMeta = ["lifecycle", "depends_on"];

    /// <summary>The body of a resource, data source or provider.</summary>
    /// <exception cref="CommandException">An argument that the provider does not know.</exception>
    public void WriteTop(JsonElement body, BlockSchema schema)
    {
        var arguments = body.EnumerateObject().Where(argument => argument.Name != Comment).ToArray();
        foreach (var meta in arguments.Where(argument => LeadingMeta.Contains(argument.Name)))
        {
            WriteArgument(meta);
        }

        Write(arguments.Where(argument => !LeadingMeta.Contains(argument.Name) && !TrailingMeta.Contains(argument.Name)), schema);
        foreach (var meta in TrailingMeta.SelectMany(name => arguments.Where(argument => argument.Name == name)))
        {
            if (meta.Value.ValueKind == JsonValueKind.Object)
            {
                writer.Block(meta.Name, [], () => WritePlain(meta.Value));
            }
            else
            {
                WriteArgument(meta);
            }
        }
    }

    /// <summary>The body of one of Terraform's own blocks, which no provider describes.</summary>
    public void WritePlain(JsonElement body)
    {
        foreach (var argument in body.EnumerateObject())
        {
            if (argument.Name is "precondition" or "postcondition")
            {
                foreach (var condition in argument.Value.Blocks())
                {
                    writer.Block(argument.Name, [], () => WritePlain(condition));
                }
            }
            else
            {
                WriteArgument(argument);
            }
        }
    }

    private void Write(IEnumerable<JsonProperty> arguments, BlockSchema schema)
    {
        var (blocks, attributes) = (new List<(string Name, JsonElement Body, BlockSchema Schema)>(), new List<JsonProperty>());
        foreach (var argument in arguments)
        {
            if (!schema.IsKnown(argument.Name))
            {
                throw new CommandException(ExitCode.Findings, $"{address}: the provider knows no argument '{argument.Name}', so that it cannot be exported");
            }

            if (schema.Nested(argument.Name) is { } nested && argument.Value.Blocks().ToArray() is [{ ValueKind: JsonValueKind.Object }, ..] bodies)
            {
                blocks.AddRange(bodies.Select(body => (argument.Name, body, nested)));
            }
            else if (!(schema.IsBlockOnly(argument.Name) && argument.Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0))
            {
                attributes.Add(argument);
            }
        }

        attributes.ForEach(WriteArgument);
        foreach (var (name, body, nested) in blocks)
        {
            writer.Block(name, [], () => Write(body.EnumerateObject(), nested));
        }
    }

    private void WriteArgument(JsonProperty argument)
    {
        if (References.Contains(argument.Name))
        {
            writer.Reference(argument.Name, argument.Value);
        }
        else
        {
            writer.Attribute(argument.Name, argument.Value);
        }
    }
}
