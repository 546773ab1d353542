using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DrTerraform.Settings.Tests.Support;

/// <summary>The summaries in the sources of the settings, as plain text.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> Summaries = XDocument
        .Load(Path.Combine(AppContext.BaseDirectory, "DrTerraform.Settings.xml"))
        .Descendants("member")
        .Where(member => member.Element("summary") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value, member => member.Element("summary")!);

    /// <summary>The summary of a property or of a value of an enumeration.</summary>
    public static string Of(MemberInfo member) => Of($"{(member is PropertyInfo ? 'P' : 'F')}:{member.DeclaringType!.FullName}.{member.Name}");

    /// <summary>The summary of a type.</summary>
    public static string Of(Type type) => Of($"T:{type.FullName}");

    private static string Of(string id) => Summaries.TryGetValue(id, out var summary)
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
        : throw new InvalidOperationException($"{id} has no summary");

    // <see cref="P:…DatabaseSettings.Capacity"/> is the key "capacity" to whoever reads the reference.
    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } reference => $"`{JsonNamingPolicy.CamelCase.ConvertName(reference.Attribute("cref")!.Value.Split('.')[^1])}`",
        XElement code => $"`{code.Value}`",
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
