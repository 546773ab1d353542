using System.Text.Json.Nodes;

namespace DrTerraform.Settings;

/// <summary>
/// What a settings key allows, written once on its property: the reader refuses everything else, the schema tells editors, the
/// reference tells people.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class LimitAttribute : Attribute
{
    /// <summary>Why there is a limit, when that is not plain; shown to the operator.</summary>
    public string? Because { get; init; }

    /// <summary>What is allowed, in words that go after "use".</summary>
    public abstract string Allowed { get; }

    /// <summary>What to use instead of a value that is not allowed.</summary>
    public virtual string Advise(object value) => Allowed;

    /// <summary>Whether a value (of a list: an entry) is allowed.</summary>
    public abstract bool Admits(object value);

    /// <summary>Writes the limit into the JSON schema of the value.</summary>
    public abstract void Describe(JsonObject schema);
}
