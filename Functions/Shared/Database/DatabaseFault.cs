namespace DrTerraform.Functions.Shared.Database;

/// <summary>Why a database could not do its work, as far as a caller would act differently.</summary>
public enum DatabaseFault
{
    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>No answer in time; whether the work was done is unknown.</summary>
    TimedOut,

    /// <summary>It answers but takes no writes: this region is not the writer.</summary>
    ReadOnly,

    /// <summary>It refuses the name or the password.</summary>
    CredentialsRefused,

    /// <summary>Name and password cannot be read.</summary>
    CredentialsUnavailable,

    /// <summary>Its certificate is not one we trust.</summary>
    Untrusted,

    /// <summary>It has no connection left to give.</summary>
    Exhausted,
}
