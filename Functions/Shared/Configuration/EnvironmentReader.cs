using System.Globalization;
using System.Net;

namespace DrTerraform.Functions.Shared.Configuration;

/// <summary>Reads environment variables and collects every problem, so that one failed start names all that is wrong.</summary>
public sealed class EnvironmentReader(IReadOnlyDictionary<string, string> variables)
{
    private readonly List<string> _missing = [];
    private readonly List<string> _wrong = [];

    /// <summary>The variables of this process.</summary>
    public static EnvironmentReader OfProcess()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? string.Empty;
        }

        return new EnvironmentReader(variables);
    }

    /// <summary>The value of a variable that must be set; when it is not, a problem is noted and an empty text returned.</summary>
    public string Required(string name)
    {
        if (Optional(name) is { } value)
        {
            return value;
        }

        _missing.Add(name);
        return string.Empty;
    }

    /// <summary>The value of a variable, or null when it is not set or empty.</summary>
    public string? Optional(string name) => variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>The value of a required variable as a TCP port.</summary>
    public int RequiredPort(string name) => RequiredNumber(name, 65535, "a port from 1 to 65535");

    /// <summary>The value of a required variable as whole seconds, a day of them at most.</summary>
    public TimeSpan RequiredSeconds(string name) => TimeSpan.FromSeconds(RequiredNumber(name, 86_400, "whole seconds from 1 to 86400"));

    /// <summary>The value of a required variable as an IPv4 or IPv6 address.</summary>
    public IPAddress RequiredAddress(string name)
    {
        var text = Required(name);
        if (IPAddress.TryParse(text, out var address))
        {
            return address;
        }

        NoteWrong(name, text, "an IP address");
        return IPAddress.None;
    }

    /// <summary>The value of a required variable as an http or https address.</summary>
    public Uri RequiredUrl(string name)
    {
        var text = Required(name);
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        NoteWrong(name, text, "an http or https address");
        return new Uri("https://invalid.");
    }

    /// <summary>Notes that a variable is set to something that cannot be used.</summary>
    public void Wrong(string name, string value, string allowed) => _wrong.Add($"{name} is '{value}', allowed is {allowed}");

    /// <summary>Throws when anything that was asked for is missing or wrong.</summary>
    public void ThrowIfIncomplete()
    {
        List<string> problems = _missing.Count == 0 ? [] : [$"not set: {string.Join(", ", _missing)}"];
        problems.AddRange(_wrong);
        if (problems.Count > 0)
        {
            throw new IncompleteEnvironmentException(problems);
        }
    }

    private int RequiredNumber(string name, int greatest, string allowed)
    {
        var text = Required(name);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= greatest)
        {
            return number;
        }

        NoteWrong(name, text, allowed);
        return 0;
    }

    // What is missing has been noted already.
    private void NoteWrong(string name, string text, string allowed)
    {
        if (text.Length > 0)
        {
            Wrong(name, text, allowed);
        }
    }
}
