using System.IO.Compression;

namespace DrTerraform.Local.Lambda;

/// <summary>What a function is started from.</summary>
/// <param name="Name">The function's name, for its ARN and its logs.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Folder">The folder it runs in.</param>
public sealed record FunctionPackage(string Name, IReadOnlyList<string> Command, string Folder)
{
    /// <summary>Unpacks a published function, as Lambda does, into a folder of its own below another one.</summary>
    /// <param name="packages">Folder with the zips.</param>
    /// <param name="name">The zip's name without ending, e.g. <c>payment-webhook</c>.</param>
    /// <param name="parent">Where to unpack.</param>
    /// <exception cref="LocalException">There is no such package.</exception>
    public static FunctionPackage Unpack(string packages, string name, string parent)
    {
        var zip = Path.Combine(packages, $"{name}.zip");
        if (!File.Exists(zip))
        {
            throw new LocalException($"there is no {name}.zip in '{packages}': publish the functions with tools/publish-functions '{packages}'");
        }

        var folder = Directory.CreateDirectory(Path.Combine(parent, name)).FullName;
        ZipFile.ExtractToDirectory(zip, folder);
        return new FunctionPackage(name, [Path.Combine(folder, "bootstrap")], folder);
    }
}
