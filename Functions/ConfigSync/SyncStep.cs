namespace DrTerraform.Functions.ConfigSync;

/// <summary>What has to be done in the other region so that both agree on a parameter.</summary>
internal enum SyncStep
{
    /// <summary>Nothing: they agree, or the other region's function has to act.</summary>
    None,

    /// <summary>Write this region's value there.</summary>
    Put,

    /// <summary>Delete it there.</summary>
    Delete,
}
