using NUnit.Framework.Interfaces;

namespace DrTerraform.Integration.Tests.Support;

/// <summary>Leaves a test out, with the reason, where an emulator does not answer as AWS does.</summary>
/// <param name="reason">What the emulator gets wrong.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AwsOnlyAttribute(string reason) : CategoryAttribute("AwsOnly"), ITestAction
{
    /// <summary>What the emulator gets wrong.</summary>
    public string Reason { get; } = reason;

    /// <inheritdoc/>
    public ActionTargets Targets => ActionTargets.Test;

    /// <inheritdoc/>
    public void BeforeTest(ITest test)
    {
        if (!Deployment.Current.IsOnAws)
        {
            Assert.Ignore($"on AWS only: {Reason}");
        }
    }

    /// <inheritdoc/>
    public void AfterTest(ITest test)
    {
    }
}
