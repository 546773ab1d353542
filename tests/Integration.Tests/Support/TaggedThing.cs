using System.Text.Json;
using System.Xml.Linq;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>Something that carries tags. AWS writes tags in five ways; here they are all alike.</summary>
/// <param name="Id">What it is.</param>
/// <param name="Tags">Its tags.</param>
public sealed record TaggedThing(string Id, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>It carries what the settings ask of everything.</summary>
    /// <param name="region">What the region was built for through whose provider it was made.</param>
    public void ShouldCarry(string region)
    {
        var wanted = Deployment.Current.Settings.Tags;
        wanted.ShouldNotBeEmpty();
        foreach (var (key, value) in wanted)
        {
            Tags.GetValueOrDefault(key).ShouldBe(value.Replace("{region}", region, StringComparison.Ordinal), $"{key} of {Id}");
        }
    }

    /// <summary>Tags that are a list of objects, e.g. of Key and Value.</summary>
    public static TaggedThing Of(string id, IEnumerable<JsonElement> tags, string key = "Key", string value = "Value") =>
        new(id, tags.ToDictionary(tag => tag.Text(key)!, tag => tag.Text(value)!));

    /// <summary>Tags that are an object.</summary>
    public static TaggedThing Of(string id, JsonElement thing, string property) =>
        new(id, thing.TryGetProperty(property, out var tags) ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!) : []);

    /// <summary>Tags that are elements of a key and a value.</summary>
    public static TaggedThing Of(string id, IEnumerable<XElement> tags, string key = "Key", string value = "Value") =>
        new(id, tags.ToDictionary(tag => tag.Text(key)!, tag => tag.Text(value)!));
}
