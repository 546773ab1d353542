namespace DrTerraform.Policies.Cost;

/// <summary>Aurora's instances.</summary>
internal static class DatabaseCosts
{
    private const string Serverless = "db.serverless";
    private const string PricedFamily = "db.r6g.";

    // Each size of a family is twice the one before.
    private static readonly string[] Sizes = ["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "16xlarge"];

    public static IEnumerable<CostLine> Of(Deployment deployment) =>
        from instance in deployment.Resources("aws_rds_cluster_instance")
        let line = Line(deployment, instance)
        where line is not null
        select line;

    public static IEnumerable<string> Unpriced(Deployment deployment) => deployment.Resources("aws_rds_cluster_instance")
        .Where(instance => Line(deployment, instance) is null)
        .GroupBy(instance => instance.Text("instance_class"))
        .Select(alike => $"{alike.Count()} × {alike.Key} (Aurora instance)");

    private static CostLine? Line(Deployment deployment, Resource instance)
    {
        var place = CostEstimate.PlaceOf(instance);
        var name = instance.Text("instance_class") ?? "";
        if (name == Serverless)
        {
            return CostLine.Of("Aurora Serverless v2 capacity", place, "aurora-capacity-unit-hour", instance.Region, Capacity(deployment, instance, place) * CostEstimate.Hours);
        }

        var size = name.StartsWith(PricedFamily, StringComparison.Ordinal) ? Array.IndexOf(Sizes, name[PricedFamily.Length..]) : -1;
        return size < 0 ? null
            : CostLine.Of("Aurora instances, in those of size large", place, "aurora-db.r6g.large-hour", instance.Region, (1 << size) * CostEstimate.Hours);
    }

    private static double Capacity(Deployment deployment, Resource instance, CostPlace place)
    {
        var cluster = instance.Target(instance.Text("cluster_identifier"))
            ?? deployment.Resources("aws_rds_cluster").FirstOrDefault(candidate => candidate.Stack == instance.Stack);
        var floor = cluster?.Number("serverlessv2_scaling_configuration.min_capacity") ?? 0;
        return place == CostPlace.Serving ? Math.Max(floor, deployment.Facts.Usage.DatabaseCapacity ?? floor) : floor;
    }
}
