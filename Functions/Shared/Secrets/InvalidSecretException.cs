namespace DrTerraform.Functions.Shared.Secrets;

/// <summary>A secret does not hold what it should. The message says what is expected, never what is there.</summary>
public sealed class InvalidSecretException(string name, string expected)
    : Exception($"secret '{name}' is unusable: it must hold {expected}; put a correct version into it");
