namespace DrTerraform.Functions.Shared.Database;

/// <summary>The words for a fault in answers and logs; monitors decide by them.</summary>
public static class DatabaseFaultCode
{
    /// <summary>The fault's code.</summary>
    public static string Of(DatabaseFault fault) => fault switch
    {
        DatabaseFault.Unreachable => "unreachable",
        DatabaseFault.TimedOut => "timeout",
        DatabaseFault.ReadOnly => "read_only",
        DatabaseFault.CredentialsRefused => "credentials_refused",
        DatabaseFault.CredentialsUnavailable => "credentials_unavailable",
        DatabaseFault.Untrusted => "untrusted_certificate",
        _ => "exhausted",
    };
}
