using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DrTerraform.Terraform.Tests.Support;

namespace DrTerraform.Lifecycle.Tests.Support;

/// <summary>The emulator of a `dr up`, asked through AWS's own protocols. It looks at no signature, only at the region and service in it.</summary>
public sealed class Emulator(Uri endpoint) : IDisposable
{
    // A proxy would be asked for the loopback address as well.
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = endpoint, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Whether one runs that was started for this project: it holds its lock.</summary>
    public static bool Runs
    {
        get
        {
            var file = Path.Combine(Project.Root, ".dr", "emulator", "emulator.lock");
            if (!File.Exists(file))
            {
                return false;
            }

            try
            {
                new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    /// <summary>The emulator that an outputs.json names.</summary>
    public static Emulator Of(string outputs) => new(new Uri(JsonElement.Parse(File.ReadAllText(outputs)).GetProperty("endpoint").GetString()!));

    /// <summary>The ARNs of the global database's clusters, the writer's first.</summary>
    private async Task<IReadOnlyList<string>> MembersAsync(string region) =>
        [.. (await RdsAsync(region, "DescribeGlobalClusters", [])).Descendants().Where(element => element.Name.LocalName == "GlobalClusterMember" && element.Parent!.Name.LocalName == "GlobalClusterMembers")
            .OrderByDescending(member => Value(member, "IsWriter") == "true")
            .Select(member => Value(member, "DBClusterArn"))];

    /// <summary>The failover that may lose data, asked for where the new writer is.</summary>
    public Task FailOverAsync(string globalCluster, string target) =>
        RdsAsync(RegionOf(target), "FailoverGlobalCluster", new() { ["GlobalClusterIdentifier"] = globalCluster, ["TargetDbClusterIdentifier"] = target, ["AllowDataLoss"] = "true" });

    /// <summary>The switchover that loses nothing, asked for where the writer is.</summary>
    public Task SwitchOverAsync(string globalCluster, string writer, string target) =>
        RdsAsync(RegionOf(writer), "SwitchoverGlobalCluster", new() { ["GlobalClusterIdentifier"] = globalCluster, ["TargetDbClusterIdentifier"] = target });

    /// <summary>The one global database, which every region shows.</summary>
    public async Task<GlobalDatabase> GlobalDatabaseAsync()
    {
        const string AnyRegion = "us-east-1";
        var name = (await RdsAsync(AnyRegion, "DescribeGlobalClusters", [])).Descendants().Single(element => element.Name.LocalName == "GlobalClusterIdentifier").Value;
        return await MembersAsync(AnyRegion) is [var writer, var reader]
            ? new GlobalDatabase(name, writer, reader)
            : throw new InvalidOperationException($"the global database {name} has not two members");
    }

    /// <summary>The values of all secrets of a region.</summary>
    public async Task<IReadOnlyList<string>> SecretsAsync(string region)
    {
        var names = (await SecretsManagerAsync(region, "ListSecrets", "{}")).GetProperty("SecretList").EnumerateArray().Select(secret => secret.GetProperty("Name").GetString()!);
        var values = new List<string>();
        foreach (var name in names)
        {
            values.Add((await SecretsManagerAsync(region, "GetSecretValue", JsonSerializer.Serialize(new { SecretId = name }))).GetProperty("SecretString").GetString()!);
        }

        return values;
    }

    /// <summary>An object of a bucket.</summary>
    public async Task<string> ObjectAsync(string region, string bucket, string key)
    {
        using var request = Signed(HttpMethod.Get, $"{bucket}/{key}", region, "s3");
        return await AnswerAsync(request);
    }

    /// <summary>What was created and not deleted.</summary>
    public async Task<int> LeftoversAsync() => JsonElement.Parse(await _client.GetStringAsync(new Uri("dr-emulator/leftovers", UriKind.Relative))).GetArrayLength();

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // arn:aws:rds:<region>:<account>:cluster:<name>
    private static string RegionOf(string arn) => arn.Split(':')[3];

    private static string Value(XElement element, string name) => element.Elements().Single(child => child.Name.LocalName == name).Value;

    private async Task<XDocument> RdsAsync(string region, string action, Dictionary<string, string> parameters)
    {
        using var request = Signed(HttpMethod.Post, "", region, "rds");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>(parameters) { ["Action"] = action, ["Version"] = "2014-10-31" });
        return XDocument.Parse(await AnswerAsync(request));
    }

    private async Task<JsonElement> SecretsManagerAsync(string region, string action, string body)
    {
        using var request = Signed(HttpMethod.Post, "", region, "secretsmanager");
        request.Headers.Add("X-Amz-Target", $"secretsmanager.{action}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        return JsonElement.Parse(await AnswerAsync(request));
    }

    private static HttpRequestMessage Signed(HttpMethod method, string path, string region, string service)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{region}/{service}/aws4_request, SignedHeaders=host, Signature=none");
        return request;
    }

    private async Task<string> AnswerAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{request.Method} {request.RequestUri}: {(int)response.StatusCode}\n{answer}");
    }
}
