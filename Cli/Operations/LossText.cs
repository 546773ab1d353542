using System.Globalization;

namespace DrTerraform.Cli.Operations;

/// <summary>How much a change of roles may lose, in words.</summary>
internal static class LossText
{
    public static string Of(TimeSpan? loss) => loss switch
    {
        null => "estimated loss: nobody knows; there is no recent figure of the replication lag",
        { } nothing when nothing == TimeSpan.Zero => "estimated loss: none",
        { } known => string.Create(CultureInfo.InvariantCulture, $"estimated loss: the payments of the last {known.TotalSeconds:0.0} s before the loss of the other region"),
    };
}
