namespace DrTerraform.Local.Api;

/// <summary>The two kinds of API that API Gateway offers for functions; they differ in the events and in their own refusals.</summary>
public enum ApiKind
{
    /// <summary>A REST API: payload format 1.0.</summary>
    Rest,

    /// <summary>An HTTP API: payload format 2.0.</summary>
    Http,
}
