namespace DrTerraform.Settings;

/// <summary>Capacity of a DynamoDB global table. On-demand and auto-scaling exclude each other in AWS, and so they do here.</summary>
public sealed record TableSettings
{
    /// <summary>How capacity is paid for.</summary>
    public TableBilling Billing { get; init; } = TableBilling.OnDemand;

    /// <summary>On-demand: most read request units a second; keeps a runaway client from running up a bill. Null: AWS's table quota.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? MaximumReadUnits { get; init; }

    /// <summary>On-demand: most write request units a second. Null: AWS's table quota.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int? MaximumWriteUnits { get; init; }

    /// <summary>Provisioned: between which bounds capacity follows the load. Null with on-demand.</summary>
    public AutoScalingSettings? AutoScaling { get; init; }

    internal IEnumerable<Problem> Problems() => Billing == TableBilling.OnDemand ? OnDemandProblems() : ProvisionedProblems();

    private IEnumerable<Problem> OnDemandProblems()
    {
        if (AutoScaling is not null)
        {
            yield return new Problem("autoScaling", "is not allowed with billing on-demand, where AWS manages the capacity; leave it out, or set billing to provisioned")
            {
                Inputs = ["billing"],
            };
        }
    }

    private IEnumerable<Problem> ProvisionedProblems()
    {
        const string OnDemandOnly = "is not allowed with billing provisioned; leave it out, or set billing to on-demand";

        if (AutoScaling is null)
        {
            yield return new Problem("autoScaling", "is missing; give {} or its bounds, or set billing to on-demand") { Inputs = ["billing"] };
        }
        else if (AutoScaling.Maximum < AutoScaling.Minimum)
        {
            yield return Problem.NotAllowed("autoScaling.maximum", AutoScaling.Maximum, $"{AutoScaling.Minimum} (minimum) or more", "autoScaling.minimum");
        }

        if (MaximumReadUnits is not null)
        {
            yield return new Problem("maximumReadUnits", OnDemandOnly) { Inputs = ["billing"] };
        }

        if (MaximumWriteUnits is not null)
        {
            yield return new Problem("maximumWriteUnits", OnDemandOnly) { Inputs = ["billing"] };
        }
    }
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
    /// <summary>Least capacity units.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int Minimum { get; init; } = 5;

    /// <summary>Most capacity units, not below the least.</summary>
    [AllowedRange(1, int.MaxValue)]
    public int Maximum { get; init; } = 500;

    /// <summary>Use of the capacity that scaling aims at, in percent.</summary>
    [AllowedRange(20, 90)]
    public int TargetPercent { get; init; } = 70;
}
