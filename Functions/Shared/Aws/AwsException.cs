namespace DrTerraform.Functions.Shared.Aws;

/// <summary>An AWS service refused a call or could not be reached.</summary>
public sealed class AwsException : Exception
{
    /// <summary>The service answered with an error.</summary>
    public AwsException(string operation, string code, int status)
        : base($"{operation} was answered with {code} (status {status})")
    {
        Code = code;
        Status = status;
    }

    /// <summary>The service gave no answer.</summary>
    public AwsException(string operation, Exception cause)
        : base($"{operation} was not answered ({cause.GetType().Name})", cause)
    {
        Code = "NoAnswer";
    }

    /// <summary>The service's own name of the error, <c>NoAnswer</c> when it did not answer.</summary>
    public string Code { get; }

    /// <summary>What the service says about it, for an operator's eyes; null when it says nothing. No part of the message, so that no log repeats it.</summary>
    public string? Detail { get; init; }

    /// <summary>The HTTP status, 0 when there was no answer.</summary>
    public int Status { get; }
}
