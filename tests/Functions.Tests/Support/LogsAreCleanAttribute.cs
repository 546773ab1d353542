using System.Collections.Concurrent;
using System.Text;
using NUnit.Framework.Interfaces;

namespace DrTerraform.Functions.Tests.Support;

/// <summary>Fails any test of the assembly whose functions have logged what must not be in a log, whatever else the test looks at.</summary>
/// <param name="secrets">What no line may hold, next to what looks like a card number or a signature.</param>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class LogsAreCleanAttribute(params string[] secrets) : Attribute, ITestAction
{
    private static readonly ConcurrentQueue<string> Lines = new();
    private static readonly ConcurrentBag<string> Kept = [];

    public ActionTargets Targets => ActionTargets.Test;

    /// <summary>A log's output that is looked through when the test ends.</summary>
    public static Stream Watching(Stream output) => new Watched(output);

    /// <summary>One more secret that no line may hold.</summary>
    public static void Keep(string secret) => Kept.Add(secret);

    /// <summary>A line that a function has written, to be looked through when the test ends.</summary>
    public static void Watch(string line) => Lines.Enqueue(line);

    public void BeforeTest(ITest test)
    {
    }

    public void AfterTest(ITest test)
    {
        var scan = new LogScan([.. secrets, .. Kept]);
        var findings = new List<string>();
        while (Lines.TryDequeue(out var line))
        {
            findings.AddRange(scan.Findings(line).Select(finding => $"{finding} in {line}"));
        }

        findings.ShouldBeEmpty();
    }

    /// <summary>The log writes each line at once.</summary>
    private sealed class Watched(Stream output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => output.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Watch(Encoding.UTF8.GetString(buffer));
            output.Write(buffer);
        }
    }
}
