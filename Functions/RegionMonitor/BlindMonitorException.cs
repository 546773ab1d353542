namespace DrTerraform.Functions.RegionMonitor;

/// <summary>A whole run of the monitor saw nothing. Lambda counts it as an error, and an alarm hangs on that.</summary>
/// <param name="looks">How often it tried.</param>
internal sealed class BlindMonitorException(int looks) : Exception($"none of {looks} looks succeeded; each one's error is in the log");
