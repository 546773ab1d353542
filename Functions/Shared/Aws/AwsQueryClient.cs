using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace DrTerraform.Functions.Shared.Aws;

/// <summary>Calls one AWS service that takes forms and answers in XML (STS, SNS, RDS, CloudWatch), in one region, with short timeouts and few retries.</summary>
/// <param name="http">The connections, from <see cref="AwsJsonClient.CreateHttpClient"/>.</param>
/// <param name="service">The service's name in addresses and signatures, e.g. <c>sts</c>.</param>
/// <param name="version">The version of its interface, e.g. <c>2011-06-15</c>.</param>
/// <param name="region">The region: its own endpoint, never a global one, which is at home in us-east-1.</param>
/// <param name="credentials">Who calls.</param>
/// <param name="endpointOverride">Where the calls go instead of AWS, or null.</param>
/// <param name="time">The clock.</param>
/// <param name="attemptTimeout">How long one attempt may take; null: a second.</param>
public sealed class AwsQueryClient(
    HttpClient http, string service, string version, string region, AwsCredentials credentials, Uri? endpointOverride, TimeProvider time, TimeSpan? attemptTimeout = null)
{
    private const string ContentType = "application/x-www-form-urlencoded; charset=utf-8";

    // An answer comes from the network: nothing outside it is read, and nothing in it is expanded.
    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    private readonly AwsChannel _channel = new(
        http, service, endpointOverride ?? new Uri($"https://{service}.{region}.amazonaws.com/"), region, credentials, time, attemptTimeout);

    /// <summary>Calls an action; the answer's elements are found by their names, whatever their namespace.</summary>
    /// <param name="action">The action's name, e.g. <c>AssumeRole</c>.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="repeatable">Whether it may be sent again when it is unknown if the first one arrived.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">The service refused or did not answer.</exception>
    public Task<AwsXml> CallAsync(string action, IReadOnlyDictionary<string, string> parameters, bool repeatable, CancellationToken cancellation)
    {
        var form = parameters.Append(new("Action", action)).Append(new("Version", version));
        var body = string.Join('&', form.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return _channel.SendAsync(
            action,
            new Dictionary<string, string> { ["Content-Type"] = ContentType },
            Encoding.UTF8.GetBytes(body),
            answer => new AwsXml(action, Parse(answer) ?? throw new AwsException(action, new XmlException("the answer is no XML"))),
            RefusalOf,
            repeatable,
            cancellation);
    }

    internal static (string? Code, string? Detail) RefusalOf(HttpResponseHeaders headers, ReadOnlySpan<byte> body)
    {
        var elements = Parse(body.ToArray())?.Descendants().ToArray() ?? [];
        return (TextOf("Code"), TextOf("Message"));

        string? TextOf(string name) => elements.FirstOrDefault(element => element.Name.LocalName == name)?.Value;
    }

    private static XDocument? Parse(byte[] answer)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(answer), Careful);
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
