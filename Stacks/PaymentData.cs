using DrTerraform.Constructs.Database;
using DrTerraform.Constructs.Foundation;
using DrTerraform.Constructs.Tables;
using DrTerraform.Settings;

namespace DrTerraform.Stacks;

/// <summary>
/// What the payment service keeps in both regions at once: sessions, the record of who is active, the frame of the database. Not a
/// construct: what it declares stands in the global stack itself.
/// </summary>
internal sealed class PaymentData
{
    /// <summary>Declares tables and frame.</summary>
    public PaymentData(GlobalStack stack, GlobalSites sites, DrSettings settings, DatabaseSettings database)
    {
        var sessions = sites.Table(stack, "Sessions", new TableParts(Named.Sessions, settings.Sessions, "session_id") { Expiry = "expires_at" });
        var control = sites.Table(stack, "Control", new TableParts(Named.Control, new TableSettings(), "id"));
        _ = new RoleRecord(stack, "FirstRole", new RoleRecordProps { Placement = sites.Home, Table = control, ActiveRegion = sites.Home.Region });
        var frame = new GlobalDatabase(stack, "Database", new GlobalDatabaseProps { Placement = sites.Home, Settings = database });

        Outputs = new Dictionary<string, object>
        {
            ["sessions_table"] = sessions.Name,
            ["control_table"] = control.Name,
            ["database_global_endpoint"] = frame.Endpoint,
        };
    }

    /// <summary>What is told to those who come after the stack.</summary>
    public IReadOnlyDictionary<string, object> Outputs { get; }

    /// <summary>What a region's backups hold of the service.</summary>
    public static IReadOnlyList<string> BackedUpIn(Placement placement) =>
    [
        placement.Arn("rds", $"cluster:{placement.Names.Of(Named.Database)}"),
        placement.Arn("dynamodb", $"table/{placement.Names.Of(Named.Sessions)}"),
        placement.Arn("dynamodb", $"table/{placement.Names.Of(Named.Control)}"),
    ];
}
