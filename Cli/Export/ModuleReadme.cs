using System.Text.Json;

namespace DrTerraform.Cli.Export;

/// <summary>What somebody needs to know of a module who has its folder and nothing else.</summary>
internal static class ModuleReadme
{
    /// <param name="title">The blueprint or settings file.</param>
    /// <param name="order">All modules in the order in which they are applied.</param>
    /// <param name="stack">The module.</param>
    /// <param name="json">Its Terraform JSON.</param>
    /// <param name="variables">The variables it has.</param>
    public static string Of(string title, IReadOnlyList<string> order, string stack, JsonElement json, IReadOnlyList<ExportVariable> variables) => $"""
        # {stack}

        Terraform root module of the deployment `{title}`, written by `dr export`. It needs Terraform {Version(json)} and credentials for AWS, and nothing of
        the project it comes from.

        ```sh
        terraform init
        terraform plan
        terraform apply
        ```

        The modules are applied in this order, and destroyed in the reverse: {string.Join(", ", order.Select(name => name == stack ? $"**{name}**" : name))}.

        ## State

        {State(json)}

        Resources have the addresses they had in the JSON, so a state that knows them goes on to be valid. A name like `Network_Vpc_FAC8F4A5` may be
        changed with a `moved` block.

        ## Files

        | file | holds |
        | --- | --- |
        {string.Join('\n', Files(json))}

        ## Variables

        {string.Join('\n', Variables(variables))}
        """ + "\n";

    private static string Version(JsonElement json) =>
        json.Members("terraform").Where(setting => setting.Name == "required_version").Select(setting => setting.Value.GetString()).FirstOrDefault() ?? "";

    private static string State(JsonElement json)
    {
        var backend = json.Members("terraform", "backend").Select(backend => backend.Name).FirstOrDefault();
        return backend == "local"
            ? "It is a file in this folder, because this module creates the place for the states of the others. If the stack has been applied by `dr up`, copy\n"
                + "the project's `terraform.backend.tfstate` here first; otherwise Terraform would create everything a second time."
            : "`backend.tf` names the same state as the JSON did, so what has been applied from there is known here. A backend takes no variables: with\n"
                + "another suffix or region, change it there too.";
    }

    private static IEnumerable<string> Files(JsonElement json) =>
        from block in ResourceBlock.AllOf(json)
        group block.Type by Capabilities.FileOf(block.Type) into file
        orderby file.Key
        select $"| `{file.Key}` | {string.Join(", ", file.Distinct().Order(StringComparer.Ordinal).Select(type => $"`{type}`"))} |";

    private static IEnumerable<string> Variables(IReadOnlyList<ExportVariable> variables) => variables.Count == 0
        ? ["It has none."]
        : ["Their values are in `terraform.tfvars`.", "", "| variable | is |", "| --- | --- |", .. variables.Select(variable => $"| `{variable.Name}` | {variable.Description} |")];
}
