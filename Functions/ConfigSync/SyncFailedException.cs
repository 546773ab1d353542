namespace DrTerraform.Functions.ConfigSync;

/// <summary>Some parameters are not in line; what could be done was done. Lambda counts an error, and an event comes again.</summary>
internal sealed class SyncFailedException(int failed, int heldBack)
    : Exception($"{failed} parameters failed and {heldBack} deletions were held back; the log names them");
