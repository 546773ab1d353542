using System.Collections;
using DrTerraform.Constructs.Compute;
using DrTerraform.Settings;
using DrTerraform.Stacks;

// Exit codes: 0 synthesized, 1 a policy is broken, 2 settings or packages are not usable. Nothing is written but with 0.
var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
var root = environment.GetValueOrDefault("DR_ROOT", Directory.GetCurrentDirectory());
try
{
    var settings = SettingsReader.Read(SettingsSource.FromCommandLine(args, environment, root));
    foreach (var warning in settings.Warnings())
    {
        Console.Error.WriteLine($"warning: {warning}");
    }

    // Before the app, which starts node.
    var packages = FunctionPackages.In(environment.GetValueOrDefault("DR_FUNCTIONS"), root, settings.Functions.Packaging);
    var app = new App(new AppConfig { StackTraces = false });
    _ = new Topology(app, settings, packages);
    app.Synth();
    return 0;
}
catch (InvalidSettingsException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (MissingPackagesException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (Exception failure) when (BrokenPolicies.From(failure) is { } findings)
{
    Console.Error.WriteLine(findings);
    return 1;
}
