using DrTerraform.Constructs.Foundation;
using HashiCorp.Cdktf.Providers.Aws.DynamodbTableItem;

namespace DrTerraform.Constructs.Tables;

/// <summary>What a <see cref="RoleRecord"/> is given.</summary>
public sealed record RoleRecordProps
{
    /// <summary>Where the control table is managed.</summary>
    public required Placement Placement { get; init; }

    /// <summary>The control table.</summary>
    public required GlobalTable Table { get; init; }

    /// <summary>AWS's name of the region that serves first.</summary>
    public required string ActiveRegion { get; init; }
}

/// <summary>
/// The record that says which region is active, as it stands on the first day. Every later version is written by the region that has
/// just become the database's writer, so Terraform never touches it again.
/// </summary>
public sealed class RoleRecord : Construct
{
    /// <summary>Declares the record.</summary>
    public RoleRecord(Construct scope, string id, RoleRecordProps props)
        : base(scope, id) =>
        _ = new DynamodbTableItem(this, "Item", new DynamodbTableItemConfig
        {
            Provider = props.Placement.Provider,
            TableName = props.Table.Name,
            HashKey = props.Table.HashKey,
            Item = Item(props.Table.HashKey, props.ActiveRegion),
            Lifecycle = new TerraformResourceLifecycle { IgnoreChanges = new[] { "item" } },
        });

    private static string Item(string key, string activeRegion) => TokenJson.Of(new Dictionary<string, object>
    {
        [key] = new { S = "role" },
        ["active_region"] = new { S = activeRegion },
        ["epoch"] = new { N = "1" },
        ["since"] = new { S = "1970-01-01T00:00:00Z" },
        ["reason"] = new { S = "first deployment" },
    });
}
