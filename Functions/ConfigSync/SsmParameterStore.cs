using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.ConfigSync;

/// <summary>Parameter Store of one region.</summary>
/// <param name="connect">A client with credentials that are valid now.</param>
/// <param name="region">The region.</param>
/// <param name="prefix">What all names begin with; ends with a slash.</param>
/// <param name="keyId">The key that encrypts SecureStrings written here; null where nothing is written.</param>
/// <remarks>
/// Values come from one operation, descriptions from another. When a parameter changes between the two, its versions differ, and it is
/// taken for an edited one: the next event or run sees it whole.
/// </remarks>
internal sealed class SsmParameterStore(Func<CancellationToken, Task<AwsJsonClient>> connect, string region, string prefix, string? keyId) : IParameterStore
{
    // The most that these operations return at once.
    private const int ValuesAPage = 10;
    private const int DescriptionsAPage = 50;

    private const string NotFound = "ParameterNotFound";

    public string Region => region;

    public async Task<IReadOnlyList<Parameter>> ListAsync(CancellationToken cancellation)
    {
        var ssm = await connect(cancellation);
        var described = (await DescribeAsync(ssm, new ParameterFilter("Path", "Recursive", [prefix.TrimEnd('/')]), cancellation)).ToDictionary(metadata => metadata.Name);
        var parameters = new List<Parameter>();
        string? next = null;
        do
        {
            var page = await ssm.CallAsync(
                "GetParametersByPath",
                new GetParametersByPathInput(prefix, Recursive: true, WithDecryption: true, ValuesAPage, next),
                SsmContext.Default.GetParametersByPathInput,
                SsmContext.Default.GetParametersByPathOutput,
                repeatable: true,
                cancellation);
            parameters.AddRange((page.Parameters ?? []).Select(value => Join(value, described.GetValueOrDefault(value.Name))));
            next = page.NextToken;
        }
        while (next is not null);

        return parameters;
    }

    public async Task<Parameter?> FindAsync(string name, CancellationToken cancellation)
    {
        var ssm = await connect(cancellation);
        var described = await DescribeAsync(ssm, new ParameterFilter("Name", "Equals", [name]), cancellation);
        var found = await ssm.CallAsync(
            "GetParameters", new GetParametersInput([name], WithDecryption: true), SsmContext.Default.GetParametersInput, SsmContext.Default.GetParametersOutput, repeatable: true, cancellation);
        return found.Parameters is [var value] ? Join(value, described.SingleOrDefault()) : null;
    }

    public async Task<long> PutAsync(string name, ParameterContent content, string description, CancellationToken cancellation)
    {
        var ssm = await connect(cancellation);
        var input = new PutParameterInput(
            name, content.Value, content.Type, content.Type == "SecureString" ? keyId : null, content.Tier, content.DataType, description, Overwrite: true);
        // Repeating it would write a version more, whose number the mark does not name.
        return (await ssm.CallAsync("PutParameter", input, SsmContext.Default.PutParameterInput, SsmContext.Default.PutParameterOutput, repeatable: false, cancellation)).Version;
    }

    public async Task DeleteAsync(string name, CancellationToken cancellation)
    {
        var ssm = await connect(cancellation);
        try
        {
            _ = await ssm.CallAsync(
                "DeleteParameter", new DeleteParameterInput(name), SsmContext.Default.DeleteParameterInput, SsmContext.Default.DeleteParameterOutput, repeatable: true, cancellation);
        }
        catch (AwsException gone) when (gone.Code == NotFound)
        {
            // That is what was wanted.
        }
    }

    private static async Task<List<SsmMetadata>> DescribeAsync(AwsJsonClient ssm, ParameterFilter filter, CancellationToken cancellation)
    {
        var all = new List<SsmMetadata>();
        string? next = null;
        do
        {
            var page = await ssm.CallAsync(
                "DescribeParameters",
                new DescribeParametersInput([filter], DescriptionsAPage, next),
                SsmContext.Default.DescribeParametersInput,
                SsmContext.Default.DescribeParametersOutput,
                repeatable: true,
                cancellation);
            all.AddRange(page.Parameters ?? []);
            next = page.NextToken;
        }
        while (next is not null);

        return all;
    }

    private static Parameter Join(SsmParameter value, SsmMetadata? metadata) => new(
        value.Name,
        new ParameterContent(value.Value, value.Type, metadata?.Tier ?? "Standard", value.DataType ?? "text"),
        value.Version,
        DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(value.LastModifiedDate * 1000)),
        metadata?.Version == value.Version ? CopyMark.In(metadata.Description, value.Version) : null);
}
