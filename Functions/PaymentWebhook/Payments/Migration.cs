using System.Security.Cryptography;
using System.Text;

namespace DrTerraform.Functions.PaymentWebhook.Payments;

/// <summary>One step of the schema; steps are applied once, in order, and never changed afterwards.</summary>
/// <param name="Version">The number its file begins with.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Version, string Sql)
{
    /// <summary>SHA-256 of the statements in hexadecimal: what is compared with what was applied.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>The steps in this assembly, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        .. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => new Migration(
                int.Parse(name[..name.IndexOf('-', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture),
                TextOf(name)))
            .OrderBy(migration => migration.Version),
    ];

    private static string TextOf(string name)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
