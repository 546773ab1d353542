using DrTerraform.Tests.Support;

namespace DrTerraform.Tests;

/// <summary>Takes the stand-ins for the function packages away when all fixtures are done.</summary>
[SetUpFixture]
public sealed class StandInPackages
{
    [OneTimeTearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(Some.Packages.PaymentWebhook)!, recursive: true);
}
