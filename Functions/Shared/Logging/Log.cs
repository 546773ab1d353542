using System.Buffers;
using System.Text.Json;

namespace DrTerraform.Functions.Shared.Logging;

/// <summary>Writes one JSON object per line, the form in which CloudWatch Logs can search fields.</summary>
/// <remarks>
/// No method takes an exception: messages of other libraries may quote a connection string or a row. Callers name what went wrong
/// (a code, an exception's type, an SQLSTATE) and every text passes <see cref="Redaction"/>.
/// </remarks>
public sealed class Log(Stream output, LogLevel level, string region, TimeProvider time)
{
    private readonly Lock _oneLineAtATime = new();
    private readonly ArrayBufferWriter<byte> _line = new(512);
    private readonly List<(Metric Metric, double Value)> _figures = [];

    /// <summary>The deployed function's name, by which its metrics are told apart.</summary>
    public string FunctionName { get; init; } = "function";

    /// <summary>The request every following line belongs to; null between requests.</summary>
    public string? RequestId { get; set; }

    /// <summary>For finding a fault.</summary>
    public void Debug(string message, params ReadOnlySpan<(string Name, object? Value)> fields) => Write(LogLevel.Debug, message, fields);

    /// <summary>What a normal day looks like.</summary>
    public void Info(string message, params ReadOnlySpan<(string Name, object? Value)> fields) => Write(LogLevel.Info, message, fields);

    /// <summary>A request was refused or delayed for a reason outside it.</summary>
    public void Warn(string message, params ReadOnlySpan<(string Name, object? Value)> fields) => Write(LogLevel.Warn, message, fields);

    /// <summary>Something an engineer has to look at.</summary>
    public void Error(string message, params ReadOnlySpan<(string Name, object? Value)> fields) => Write(LogLevel.Error, message, fields);

    /// <summary>Adds a figure to the next <see cref="Report"/>.</summary>
    public void Count(Metric metric, double value = 1) => _figures.Add((metric, value));

    /// <summary>
    /// Says what has become of an event, with the figures of it, in one line of CloudWatch's embedded metric format. Written whatever the
    /// level: alarms hang on it.
    /// </summary>
    public void Report(string message, params ReadOnlySpan<(string Name, object? Value)> fields)
    {
        (Metric Metric, double Value)[] figures = [.. _figures];
        _figures.Clear();
        WriteLine(LogLevel.Info, message, fields.ToArray(), json => WriteFigures(json, figures));
    }

    private void Write(LogLevel lineLevel, string message, ReadOnlySpan<(string Name, object? Value)> fields)
    {
        if (lineLevel >= level)
        {
            WriteLine(lineLevel, message, fields.ToArray(), static _ => { });
        }
    }

    private void WriteLine(LogLevel lineLevel, string message, (string Name, object? Value)[] fields, Action<Utf8JsonWriter> writeMore)
    {
        lock (_oneLineAtATime)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line))
            {
                json.WriteStartObject();
                json.WriteString("timestamp", time.GetUtcNow());
                json.WriteString("level", NameOf(lineLevel));
                json.WriteString("message", Redaction.WithoutCardNumbers(message));
                json.WriteString("region", region);
                if (RequestId is { } requestId)
                {
                    json.WriteString("request_id", requestId);
                }

                foreach (var (name, value) in fields)
                {
                    WriteField(json, name, value);
                }

                writeMore(json);
                json.WriteEndObject();
            }

            _line.Write("\n"u8);
            output.Write(_line.WrittenSpan);
            output.Flush();
        }
    }

    private void WriteFigures(Utf8JsonWriter json, (Metric Metric, double Value)[] figures)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", Metric.Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue(Metric.Dimension);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var (metric, _) in figures)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.Name);
            json.WriteString("Unit", metric.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString(Metric.Dimension, FunctionName);
        foreach (var (metric, value) in figures)
        {
            json.WriteNumber(metric.Name, value);
        }
    }

    private static void WriteField(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                json.WriteNumber(name, number);
                break;
            case Guid id:
                // Ours, and never to be taken for a card number.
                json.WriteString(name, id);
                break;
            default:
                json.WriteString(name, Redaction.Clean(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty));
                break;
        }
    }

    private static string NameOf(LogLevel lineLevel) => lineLevel switch
    {
        LogLevel.Debug => "debug",
        LogLevel.Info => "info",
        LogLevel.Warn => "warn",
        _ => "error",
    };
}
