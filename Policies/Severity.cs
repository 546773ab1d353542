namespace DrTerraform.Policies;

/// <summary>What a finding of a policy means for the deployment.</summary>
public enum Severity
{
    /// <summary>The deployment must not be synthesized like this.</summary>
    Breach,

    /// <summary>The settings ask for it, and the operator should know what it costs.</summary>
    Advice,
}
