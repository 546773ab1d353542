using System.Xml;
using System.Xml.Linq;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>An answer in XML.</summary>
/// <param name="action">The action that was called, for messages.</param>
/// <param name="document">The answer.</param>
public sealed class AwsXml(string action, XDocument document)
{
    /// <summary>The text of the first element of a name.</summary>
    /// <exception cref="AwsException">There is no such element: the answer is as good as none.</exception>
    public string Text(string name) =>
        document.Descendants().FirstOrDefault(element => element.Name.LocalName == name)?.Value
        ?? throw new AwsException(action, new XmlException($"the answer has no {name}"));
}
