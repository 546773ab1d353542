namespace DrTerraform.Policies;

/// <summary>One rule over a deployment's synthesized JSON. Pure: it sees JSON, never a construct, a file or a network.</summary>
/// <param name="Id">Stable id, <c>DR001</c> onwards without gaps; never given to another rule.</param>
/// <param name="Title">What must hold, in one sentence.</param>
/// <param name="Because">What breaks in practice when it does not.</param>
/// <param name="Check">Lists every place where it does not hold.</param>
public sealed record Policy(string Id, string Title, string Because, Func<Deployment, IEnumerable<Finding>> Check);
