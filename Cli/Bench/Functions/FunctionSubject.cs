using DrTerraform.Local.Lambda;

namespace DrTerraform.Cli.Bench.Functions;

/// <summary>A program that is measured.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Package">How it is started.</param>
/// <param name="ZipBytes">Size of its deployment package.</param>
internal sealed record FunctionSubject(string Name, FunctionPackage Package, long ZipBytes);
