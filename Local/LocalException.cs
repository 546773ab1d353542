namespace DrTerraform.Local;

/// <summary>Something of this machine does not work; the message says what, and what to do.</summary>
public sealed class LocalException(string message, Exception? cause = null) : Exception(message, cause);
