using System.Text;
using DrTerraform.Functions.Shared.Aws;

namespace DrTerraform.Functions.Tests.Shared.Aws;

[TestFixture]
public sealed class SigV4SignerTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 23, 7, 9, TimeSpan.Zero);

    // Made with botocore 1.43's SigV4Auth from the same input.
    [TestCase("https://dynamodb.us-east-1.amazonaws.com/", "us-east-1", "dynamodb", "DynamoDB_20120810.GetItem", "application/x-amz-json-1.0",
        """{"TableName":"control"}""", null, "content-type;host;x-amz-date;x-amz-target", "1fdc12ec596dc52f7e366d9b977ea8954396ce4b8f40562ed274c16cff082476")]
    [TestCase("https://secretsmanager.us-west-2.amazonaws.com/", "us-west-2", "secretsmanager", "secretsmanager.GetSecretValue", "application/x-amz-json-1.1",
        """{"SecretId":"payments/database"}""", "FwoGZXIvYXdzEXAMPLETOKEN//==", "content-type;host;x-amz-date;x-amz-security-token;x-amz-target", "e21999456496e2717942dd4a284116faa6513d283c54db6d9d2893646c6f60bb")]
    [TestCase("http://127.0.0.1:5000/", "eu-central-1", "dynamodb", "DynamoDB_20120810.PutItem", "application/x-amz-json-1.0",
        """{"reference":"Zürich"}""", "token", "content-type;host;x-amz-date;x-amz-security-token;x-amz-target", "2bb56559c787ef477bec0fee65b7c1a325e37da51e4688f07841bde932bf55b8")]
    [TestCase("https://dynamodb.us-east-1.amazonaws.com/prefix", "us-east-1", "dynamodb", "DynamoDB_20120810.GetItem", "application/x-amz-json-1.0",
        "", null, "content-type;host;x-amz-date;x-amz-target", "b31049c388a400675cd2f796eeeb74be21aa6bf0e4c5e4ea76eadb57c90c2dbf")]
    public void Signatures_are_those_of_botocore(
        string address, string region, string service, string target, string contentType, string body, string? token, string signedHeaders, string signature)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = contentType, ["X-Amz-Target"] = target };
        var credentials = new AwsCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token);

        var added = SigV4Signer.Sign(new Uri(address), headers, Encoding.UTF8.GetBytes(body), credentials, region, service, Moment);

        added["Authorization"].ShouldBe(
            $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261120/{region}/{service}/aws4_request, SignedHeaders={signedHeaders}, Signature={signature}");
    }

    [Test]
    public void The_session_token_is_sent_when_there_is_one() =>
        SigV4Signer.Sign(new Uri("http://host/"), new Dictionary<string, string>(), [], new AwsCredentials("a", "b", "t"), "r", "s", Moment)["X-Amz-Security-Token"].ShouldBe("t");
}
