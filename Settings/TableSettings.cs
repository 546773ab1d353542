namespace DrTerraform.Settings;

/// <summary>Capacity of a DynamoDB global table. On-demand and auto-scaling exclude each other in AWS, and so they do here.</summary>
public sealed record TableSettings
{
    /// <summary>How capacity is paid for.</summary>
    public TableBilling Billing { get; init; } = TableBilling.OnDemand;

    /// <summary>On-demand: most read request units a second, 1 or more; keeps a runaway client from running up a bill. Null: AWS's table quota.</summary>
    public int? MaximumReadUnits { get; init; }

    /// <summary>On-demand: most write request units a second, 1 or more. Null: AWS's table quota.</summary>
    public int? MaximumWriteUnits { get; init; }

    /// <summary>Provisioned: between which bounds capacity follows the load. Null with on-demand.</summary>
    public AutoScalingSettings? AutoScaling { get; init; }
}

/// <summary>How a DynamoDB table's capacity is paid for.</summary>
public enum TableBilling
{
    /// <summary>By request (PAY_PER_REQUEST): AWS manages the capacity.</summary>
    OnDemand,

    /// <summary>By capacity, which application auto-scaling follows the load with.</summary>
    Provisioned,
}

/// <summary>Bounds of application auto-scaling, for reads and writes alike.</summary>
public sealed record AutoScalingSettings
{
    /// <summary>Least capacity units, 1 or more.</summary>
    public int Minimum { get; init; } = 5;

    /// <summary>Most capacity units, not below the least.</summary>
    public int Maximum { get; init; } = 500;

    /// <summary>Use of the capacity that scaling aims at, 20 to 90 percent.</summary>
    public int TargetPercent { get; init; } = 70;
}
