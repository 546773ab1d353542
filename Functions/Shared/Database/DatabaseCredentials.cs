using DrTerraform.Functions.Shared.Secrets;

namespace DrTerraform.Functions.Shared.Database;

/// <summary>Who the function is to the database. Never logged.</summary>
public sealed record DatabaseCredentials(string Username, string Password)
{
    /// <summary>Reads a secret of the form <c>{"username","password"}</c>.</summary>
    public static DatabaseCredentials Parse(string secretName, string json)
    {
        var texts = SecretJson.Texts(secretName, json, "username", "password");
        return new DatabaseCredentials(texts[0], texts[1]);
    }

    /// <summary>Says who it is without saying the password.</summary>
    public override string ToString() => $"DatabaseCredentials {{ Username = {Username} }}";
}
