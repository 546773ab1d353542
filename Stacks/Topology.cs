using DrTerraform.Constructs.Compute;
using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Encryption;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Secrets;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>The whole system on one page: which stacks exist, what flows between them, in which order they are applied.</summary>
public sealed class Topology
{
    /// <summary>Declares all five stacks.</summary>
    /// <param name="app">The CDKTF application.</param>
    /// <param name="settings">The deployment.</param>
    /// <param name="packages">The built functions.</param>
    public Topology(App app, DrSettings settings, FunctionPackages packages)
    {
        Backend = new BackendStack(app, settings);
        Global = new GlobalStack(app, settings);
        Primary = Region(RegionProfile.Primary, (stack, database) => BornHere(stack, database, settings));
        Secondary = Region(RegionProfile.Secondary, (_, _) => new DatabaseOrigin { SourceRegion = settings.Primary.Region });
        Traffic = new TrafficStack(app, new TrafficStackProps { Settings = settings, Global = Global, Primary = Primary, Secondary = Secondary });

        Global.AddDependency(Backend);
        Primary.AddDependency(Global);
        Secondary.AddDependency(Primary);
        Traffic.AddDependency(Secondary);

        RegionStack Region(RegionProfile profile, Func<RegionStack, DatabaseSettings, DatabaseOrigin> origin) =>
            new(app, new RegionStackProps { Settings = settings, Profile = profile, Packages = packages, Origin = origin });

        // The first stack's validation runs before any stack is written, so a finding leaves nothing behind.
        Backend.Node.AddValidation(new StackPolicies(Stacks, settings));
    }

    /// <summary>Where state is kept.</summary>
    public BackendStack Backend { get; }

    /// <summary>What exists once.</summary>
    public GlobalStack Global { get; }

    /// <summary>The region that serves first.</summary>
    public RegionStack Primary { get; }

    /// <summary>The region that waits.</summary>
    public RegionStack Secondary { get; }

    /// <summary>What joins the regions.</summary>
    public TrafficStack Traffic { get; }

    /// <summary>All stacks in the order in which they are applied.</summary>
    public IReadOnlyList<TerraformStack> Stacks => [Backend, Global, Primary, Secondary, Traffic];

    // The secrets are born with the writer and replicated to the other region, under the data keys of the global stack.
    private static DatabaseOrigin BornHere(RegionStack stack, DatabaseSettings database, DrSettings settings)
    {
        var placement = stack.Placement;
        var master = new GeneratedPassword(stack, "DatabasePassword", new GeneratedPasswordProps { Placement = placement, Settings = settings.Secrets });
        Secret("DatabaseSecret", Named.DatabaseSecret, master, password => $$"""{"password":"{{password}}","username":"{{database.MasterUsername}}"}""");

        var webhook = new GeneratedPassword(stack, "WebhookKey", new GeneratedPasswordProps { Placement = placement, Settings = settings.Secrets });
        Secret("WebhookSecret", Named.WebhookSecret, webhook, key => $$"""{"key":"{{key}}"}""");

        return new DatabaseOrigin { MasterPassword = master };

        void Secret(string id, Named name, GeneratedPassword password, Func<string, string> document) => _ = new ReplicatedSecret(stack, id, new ReplicatedSecretProps
        {
            Placement = placement,
            Name = name,
            ReplicaRegion = settings.Secondary.Region,
            KeyAlias = EncryptionKey.AliasOf(placement.Names, Named.DataKey),
            ReplicaKeyAlias = EncryptionKey.AliasOf(new Names(settings, settings.Secondary.NameLabel), Named.DataKey),
            Password = password,
            Document = document,
        });
    }
}
