using System.Xml;
using System.Xml.Linq;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>An answer in XML, or a part of one.</summary>
/// <param name="action">The action that was called, for messages.</param>
/// <param name="content">The answer.</param>
public sealed class AwsXml(string action, XContainer content)
{
    /// <summary>The text of the first element of a name, however deep.</summary>
    /// <exception cref="AwsException">There is no such element: the answer is as good as none.</exception>
    public string Text(string name) => First(name)?.Value ?? throw Lacking(name);

    /// <summary>The text of an element of a name right below this one, or null when there is none or it is empty.</summary>
    public string? Own(string name) => content.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value is { Length: > 0 } text ? text : null;

    /// <summary>The element of a name right below this one, or null when there is none.</summary>
    public AwsXml? Part(string name) => content.Elements().FirstOrDefault(element => element.Name.LocalName == name) is { } part ? new AwsXml(action, part) : null;

    /// <summary>The members of the first list of a name, however deep the list is; none when there is no such list.</summary>
    public IReadOnlyList<AwsXml> Members(string list) => [.. (First(list)?.Elements() ?? []).Select(member => new AwsXml(action, member))];

    /// <summary>The one member that a list must have.</summary>
    /// <exception cref="AwsException">The list has none: the answer is as good as none.</exception>
    public AwsXml FirstMember(string list) => Members(list) is [var first, ..] ? first : throw Lacking($"member in {list}");

    private XElement? First(string name) => content.Descendants().FirstOrDefault(element => element.Name.LocalName == name);

    private AwsException Lacking(string what) => new(action, new XmlException($"the answer has no {what}"));
}
