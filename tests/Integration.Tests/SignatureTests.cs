using Amazon.Runtime;
using DrTerraform.Integration.Tests.Support;

namespace DrTerraform.Integration.Tests;

/// <summary>
/// The signature by itself, since an emulator takes any: the expected ones are from AWS's published test suite of Signature Version 4, and
/// from AWS's own Python library for the paths and tokens that the suite leaves out.
/// </summary>
[TestFixture]
public sealed class SignatureTests
{
    private static readonly DateTimeOffset Moment = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly AwsService Suite = new("service");

    [TestCase("https://example.amazonaws.com/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [TestCase("https://example.amazonaws.com/?Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    public void A_request_is_signed_as_AWS_signs_it(string address, string signature) => SignatureOf(Suite, address, token: null).ShouldBe(signature);

    [Test]
    public void A_path_is_signed_encoded_once_more_and_a_token_is_signed_with_it() =>
        SignatureOf(AwsService.Lambda, "https://lambda.us-east-1.amazonaws.com/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A1%3Afunction%3Aa", "token/1+2=")
            .ShouldBe("832730f50bcb6091cf33e4b116ca229b597cf983a3ed1cb05ca04adf55950767");

    [Test]
    public void S3_signs_the_path_as_it_is_and_the_hash_of_the_body() =>
        SignatureOf(AwsService.S3, "https://s3.us-east-1.amazonaws.com/bucket/a%20b?policy", token: null)
            .ShouldBe("5d215693ec0cb9dc41d628c6f5e470d922feebeaff22ed3a427f73ae03f26d1a");

    private static string SignatureOf(AwsService service, string address, string? token) =>
        AwsSignature.Headers(service, "us-east-1", HttpMethod.Get, new Uri(address), [], new ImmutableCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token), Moment)["Authorization"].Split("Signature=")[1];
}
