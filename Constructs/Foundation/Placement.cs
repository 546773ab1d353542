using DrTerraform.Settings;
using HashiCorp.Cdktf.Providers.Aws.DataAwsCallerIdentity;
using HashiCorp.Cdktf.Providers.Aws.Provider;

namespace DrTerraform.Constructs.Foundation;

/// <summary>Where a construct goes: the region, the provider alias for it, and its names.</summary>
/// <param name="Alias">The provider's alias.</param>
/// <param name="Region">AWS's name of the region.</param>
/// <param name="Provider">The aliased provider. Every resource names it; one that did not would land wherever the shell points.</param>
/// <param name="Names">The names of the region.</param>
/// <param name="AccountId">The account: 12 digits, or a token for them.</param>
public sealed record Placement(string Alias, string Region, AwsProvider Provider, Names Names, string AccountId)
{
    /// <summary>How policies are written here.</summary>
    public PolicyDocumentForm Documents { get; init; }

    /// <summary>Declares the provider of one of the two regions.</summary>
    public static Placement Declare(Construct scope, DrSettings settings, RegionProfile profile) =>
        Declare(scope, settings, profile.Alias, profile.Region(settings).Region, profile.Region(settings).NameLabel);

    /// <summary>Declares a provider for any region. Tags are set here once, so no resource repeats them.</summary>
    public static Placement Declare(Construct scope, DrSettings settings, string alias, string region, string label)
    {
        var provider = new AwsProvider(scope, $"Aws-{alias}", new AwsProviderConfig
        {
            Alias = alias,
            Region = region,
            AllowedAccountIds = settings.Account is { } account ? [account] : null,
            DefaultTags = new[] { new AwsProviderDefaultTags { Tags = TagsOf(settings, alias) } },
        });
        var accountId = settings.Account
            ?? new DataAwsCallerIdentity(scope, $"Account-{alias}", new DataAwsCallerIdentityConfig { Provider = provider }).AccountId;

        return new Placement(alias, region, provider, new Names(settings, label) { Account = accountId }, accountId) { Documents = settings.PolicyDocuments };
    }

    /// <summary>
    /// The ARN of something in this region and account, built from its name: no reference, so the stack that uses it can be planned
    /// without the stack that holds it.
    /// </summary>
    public string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{AccountId}:{resource}";

    /// <summary>The ARN of something that IAM-like services keep outside regions.</summary>
    public string GlobalArn(string service, string resource) => $"arn:aws:{service}::{AccountId}:{resource}";

    /// <summary>The name of a resource that has no other place for it: the only tag that is set on a resource.</summary>
    public IDictionary<string, string> NameTag(Named named, string? qualifier = null) =>
        new Dictionary<string, string> { ["Name"] = Names.Of(named, qualifier) };

    private static Dictionary<string, string> TagsOf(DrSettings settings, string alias) =>
        settings.Tags.ToDictionary(tag => tag.Key, tag => tag.Value.Replace("{region}", alias, StringComparison.Ordinal));
}
